import { z } from "zod";
import { readData } from "../data.ts";
import type { Draft } from "./draft.ts";
import type { NoiseMatch } from "./noise.ts";
import { makePhraseFinder } from "./phrases.ts";

const phraseLists = z.array(z.array(z.string().min(1))).transform((lists) => lists.flat());
const data = readData(
  new URL("calls.yaml", import.meta.url),
  z.strictObject({ anywhere: phraseLists, atStart: phraseLists, channels: phraseLists }),
);

/** A longer block is a report on such things, in characters. */
const longestCall = 280;

const findAnywhere = makePhraseFinder(data.anywhere);
const findAtStart = makePhraseFinder(data.atStart);
const findChannel = makePhraseFinder(data.channels);
/** In words: what stands first may be a name of a few. */
const startReach = 5;

/** Whether a block asks the reader to follow, subscribe or download somewhere. */
export function matchCall(draft: Draft): NoiseMatch | null {
  if (draft.text.length > longestCall || draft.role === "table") return null;
  const channel = findChannel(draft.folded);
  if (channel === null) return null;
  const verb = findAnywhere(draft.folded) ?? findAtStart(draft.folded.split(" ", startReach).join(" "));
  return verb === null ? null : { phrase: `${verb} … ${channel}`, role: "promotion", reach: "block" };
}
