import { z } from "zod";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { pathMatcher } from "./robots-text.ts";

/** One rule of a `/.well-known/tdmrep.json` (TDM Reservation Protocol, W3C Community Group, 2024). */
export interface TdmRule {
  /** A path as robots.txt has it, with `*` and `$`. */
  readonly location: string;
  readonly isReserved: boolean;
  /** Where the publisher says how a licence is had. */
  readonly policy: string | null;
}

/** What asking an origin for its rules gave: plain data, so that it can be kept and shared by all who visit the host. */
export interface KeptTdmRules {
  readonly rules: readonly TdmRule[];
  /** ISO 8601 instant in UTC at which it should be asked again. */
  readonly until: string;
}

const keptFor = 24 * 3600 * 1000;
const troubleKeptFor = 10 * 60 * 1000;
/** Bytes, rules and wildcards beyond these are not read; the files that publishers write hold a handful of rules. */
const longestFile = 500 * 1024;
const mostRules = 500;
const longestLocation = 500;
const mostStars = 10;
const longestPolicy = 300;

const rule = z
  .object({
    location: z
      .string()
      .max(longestLocation)
      .regex(/^[^\r\n#]+$/)
      .refine((location) => location.split("*").length <= mostStars + 1),
    "tdm-reservation": z.union([z.literal([0, 1]), z.literal(["0", "1"])]),
    "tdm-policy": z.string().optional().catch(undefined),
  })
  .nullable()
  .catch(null);

/**
 * Asks an origin for its rules. One that has no such file, or cannot give it, reserves nothing by it, as the protocol has it.
 * @param origin for example `https://example.org`
 * @param fetch fetches JSON, following redirects
 * @param now milliseconds since 1970
 */
export async function askTdmRules(
  origin: string,
  fetch: (address: string) => Promise<Page>,
  now: number,
): Promise<KeptTdmRules> {
  const until = (milliseconds: number) => new Date(now + milliseconds).toISOString();
  try {
    const { body } = await fetch(`${origin}/.well-known/tdmrep.json`);
    return { rules: parseTdmRep(new TextDecoder().decode(body)), until: until(keptFor) };
  } catch (error) {
    if (!(error instanceof SijillError)) throw error;
    return { rules: [], until: until(error.remedy === "never" ? keptFor : troubleKeptFor) };
  }
}

/** The rules of a file; those that are not as they should be are left out, and a file that is no JSON has none. */
export function parseTdmRep(text: string): readonly TdmRule[] {
  if (text.length > longestFile) return [];
  const entries = z
    .array(rule)
    .catch([])
    .parse([jsonOf(text)].flat());
  return entries
    .filter((entry) => entry !== null)
    .slice(0, mostRules)
    .map((entry) => ({
      location: entry.location,
      isReserved: Number(entry["tdm-reservation"]) === 1,
      policy: webAddress(entry["tdm-policy"]),
    }));
}

/**
 * Why the rules reserve text and data mining of a path; null where they do not. The first rule that fits decides.
 * @param path with its query, as it stands in an address
 */
export function reservedBy(rules: readonly TdmRule[], path: string): string | null {
  const deciding = rules.find(({ location }) => pathMatcher(location)(path));
  if (deciding?.isReserved !== true) return null;
  return `its tdmrep.json reserves text and data mining of ${deciding.location}${licence(deciding.policy)}`;
}

/** For people: where a licence is had. */
export function licence(policy: string | null): string {
  return policy === null ? "" : ` (for a licence see ${policy})`;
}

/** The address as a policy, or null. */
export function webAddress(text: string | undefined): string | null {
  const isAddress = text !== undefined && text.length <= longestPolicy && /^https?:/i.test(text) && URL.canParse(text);
  return isAddress ? new URL(text).href : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return [];
  }
}
