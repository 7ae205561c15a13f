/** What `sijill rules mend` does: lists rules by what people have decided about their records. */
import { readSettings } from "../settings.ts";
import type { RuleFailure, RuleTally } from "../store/reviews.ts";
import { oneLine } from "../text/one-line.ts";
import { colours } from "./output/screen.ts";
import { isolated } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { openExistingRegister } from "./register.ts";

/** What `rules mend` is told. */
export interface MendOptions {
  readonly rule?: string;
  readonly sentences?: number;
  readonly data?: string;
  readonly format: "text" | "ndjson";
}

const usual = 5;

/** Writes the rules that got something wrong, the least precise first; of those without a measured precision, most failures first. */
export async function listRulesToMend({ data, rule, sentences = usual, format }: MendOptions): Promise<void> {
  const register = await openExistingRegister(readSettings(process.env, { dataFolder: data }));
  try {
    const tallies = (await register.ruleTallies())
      .filter((tally) => failuresOf(tally) > 0 && (rule === undefined || tally.rule === rule))
      .toSorted((one, other) => (one.precision ?? 1) - (other.precision ?? 1) || failuresOf(other) - failuresOf(one));
    for (const tally of tallies) {
      const failures = await register.ruleFailures(tally.rule, sentences);
      if (format === "ndjson") await writeJson({ ...tally, failures });
      else await write(ruleText(tally, failures));
    }
    if (format === "text" && tallies.length === 0)
      await write("nothing to mend: people have corrected and rejected nothing\n");
  } finally {
    await register.close();
  }
}

function failuresOf({ corrected, rejected, missed }: RuleTally): number {
  return corrected + rejected + missed;
}

function ruleText(
  { rule, precision, accepted, corrected, rejected, missed }: RuleTally,
  failures: readonly RuleFailure[],
): string {
  const measured = precision === null ? "too few decisions to measure" : `precision ${precision.toFixed(2)}`;
  const counts = `accepted ${accepted}, corrected ${corrected}, rejected ${rejected}, missed ${missed}`;
  const lines = failures.map(({ review: { action, why }, quote }) => {
    const reason = why === null ? "" : colours.dim(` (${oneLine(why)})`);
    const sentence = quote === "" ? colours.dim("no article says it any more") : isolated(oneLine(quote));
    return `  ${action === "reject" ? "rejected" : "corrected"}: ${sentence}${reason}\n`;
  });
  return `${colours.bold(rule)}: ${measured}; ${counts}\n${lines.join("")}\n`;
}
