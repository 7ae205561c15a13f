/** The rules as a document: what each gives, why, by which words, with its sentences. */
import { languages } from "../model.ts";
import type { Rule, Wording } from "./rule.ts";

const gives = ({ gives: given }: Rule): string => {
  if ("refuses" in given) return "nothing: the quantity is refused";
  if (given.type === "indicator") return `an indicator, ${given.metric}`;
  const kind = given.kind === undefined || given.kind === null ? "" : `, ${given.kind}`;
  return `${given.type}${kind}${given.status === undefined ? "" : `, ${given.status}`}`;
};

const wordsOf = (wording: Wording): string[] => [
  ...(wording.before ?? []).map(
    ({ words, within, weak }) =>
      `at most ${within} words before the quantity${weak === true ? " (weak)" : ""}: ${words.join(", ")}`,
  ),
  ...(wording.after ?? []).map(({ words, within }) => `at most ${within} words behind it: ${words.join(", ")}`),
  ...(wording.needs === undefined ? [] : [`weak words only beside: ${wording.needs.join(", ")}`]),
  ...(wording.unless === undefined ? [] : [`not near: ${wording.unless.join(", ")}`]),
];

const sentences = (list: Rule["rejects"]): string[] =>
  list.flatMap((entry) =>
    languages.flatMap((language) => (entry[language] === undefined ? [] : [`- ${language}: ${entry[language]}`])),
  );

const reachOf = ({ overrides, pervades }: Rule): string =>
  [
    overrides === true ? " Goes before whatever would give a fact." : "",
    pervades === undefined ? "" : ` Refuses throughout an article in which ${pervades} sentences have its words.`,
  ].join("");

/** One rule as Markdown. */
export function describeRule(rule: Rule): string {
  const wordings = languages.flatMap((language) => {
    const wording = rule.words[language];
    return wording === undefined ? [] : [[`- **${language}**`, ...wordsOf(wording)].join("\n  - ")];
  });
  return [
    `## ${rule.id}`,
    `Gives ${gives(rule)}. ${rule.reason.charAt(0).toUpperCase()}${rule.reason.slice(1)}.`,
    `Looks at ${rule.of.join(", ")}.${reachOf(rule)}`,
    wordings.join("\n"),
    `Reads:\n\n${sentences(rule.examples).join("\n")}`,
    `Leaves alone:\n\n${sentences(rule.rejects).join("\n")}`,
  ].join("\n\n");
}

/** All rules as one Markdown document, in the order of their ids. */
export function describeRules(rules: readonly Rule[]): string {
  const ordered = rules.toSorted((a, b) => a.id.localeCompare(b.id, "en"));
  return [
    "# Rules",
    "Made by `npm run docs` from `src/facts/rules`. Words in capitals are verbs in all their forms; linking words do not count as words between.",
    ...ordered.map(describeRule),
  ].join("\n\n");
}
