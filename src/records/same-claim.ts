/** Whether two facts state one claim, and why. */
import type { FactKind, Status } from "../model.ts";
import { sharedNames } from "./names.ts";
import { otherNames } from "./strangers.ts";
import { sumOf, told, type Points } from "./points.ts";
import { profileOf, type Profile } from "./profile.ts";
import type { Statement } from "./statement.ts";
import { compareValues, digitsOf, type SameValue } from "./values.ts";
import { ofDigits, weights } from "./weights.ts";
import { compareTimes, isOneOccasion } from "./when.ts";

/** What is decided of two facts. */
export interface Decision {
  readonly same: boolean;
  /** 0 to 1; 0.5 and more is the same, 0 is ruled out. */
  readonly score: number;
  /** For people, the weightiest first. */
  readonly reasons: readonly string[];
}

/** Whether two facts state one claim, whichever is given first. Two facts of one article never do. */
export function sameClaim(one: Statement, other: Statement): Decision {
  const barred = barrier(one, other);
  if (barred !== null) return ruledOut(barred);
  const [first, second] = [profileOf(one), profileOf(other)];
  const value = compareValues(first.readings, second.readings);
  if (value === null) return ruledOut("the figures differ");
  const occasion = isOneOccasion(first.when, second.when);
  if (value.isDisagreement && !occasion) return ruledOut("the figures differ, on other days");
  if (!value.isExact && (statesElsewhere(one, second) || statesElsewhere(other, first)))
    return ruledOut("one article states both figures");
  const times = compareTimes(first.when, second.when, value.digits >= 3);
  if (times === null) return ruledOut("of other times");
  const stage = compareStages(one.fact.status, other.fact.status, occasion);
  if (stage === null) return ruledOut(`${one.fact.status} is another stage than ${other.fact.status}`);
  const telling = [...tellingPoints(one, other), ...sharedFigures(first, second)];
  const points = [
    { points: value.points, reason: value.reason },
    ...times,
    ...stage,
    ...telling,
    ...otherNames(first, second),
    ...kinds(one, other),
  ];
  return decide(points, sumOf(telling) >= leastTelling(one, value));
}

function ruledOut(reason: string): Decision {
  return { same: false, score: 0, reasons: [reason] };
}

/** The score is 0.5 at the threshold and grows with the points. */
function decide(points: readonly Points[], tells: boolean): Decision {
  const sum = sumOf(points);
  const score = Math.round(1e4 / (1 + Math.exp(weights.threshold.points - sum))) / 1e4;
  const reasons = points
    .filter((each) => each.points !== 0)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .map(told);
  if (!tells)
    return {
      same: false,
      score: Math.min(score, 0.49),
      reasons: ["nothing that both name tells it from its neighbours", ...reasons],
    };
  return { same: score >= 0.5, score, reasons };
}

/** What no points can outweigh. */
function barrier({ fact: one, article }: Statement, { fact: other, article: otherArticle }: Statement): string | null {
  if (article.key === otherArticle.key) return "facts of one article are never one claim";
  if (one.type !== other.type || one.metric !== other.metric) return "of other types";
  if (one.per !== other.per) return "one is a rate";
  if (isOtherPosts(one.kind, other.kind)) return "direct and indirect posts";
  return null;
}

const posts: ReadonlySet<FactKind | null> = new Set(["direct", "indirect", "total"]);

function isOtherPosts(one: FactKind | null, other: FactKind | null): boolean {
  return posts.has(one) && posts.has(other) && one !== other;
}

const bound: ReadonlySet<Status> = new Set(["approved", "committed"]);

/** Whether the other article has the figure of a fact as a fact of its own. */
function statesElsewhere({ fact: { type, unit, value } }: Statement, { figures }: Profile): boolean {
  return figures.has(`${type} ${unit} ${value}`);
}

/** Null where the stages are two. Words for one occasion differ; what is lost is never anything else. */
function compareStages(one: Status, other: Status, isOccasion: boolean): Points[] | null {
  if (one === other) return [];
  if (one === "lost" || other === "lost" || !isOccasion) return null;
  if (bound.has(one) && bound.has(other)) return [];
  return [{ points: weights.otherStatus.points, reason: `told as ${one} and as ${other}` }];
}

function leastTelling({ fact }: Statement, { digits }: SameValue): number {
  const few = fact.type === "convention" && digits <= 1;
  return few ? weights.leastTellingAgreement.points : ofDigits(weights.leastTelling, Math.max(1, digits));
}

/** The reason given where two articles hold one text. */
export const oneText = "one text";

/** Names, words and the text itself: what tells the undertaking. */
export function tellingPoints(one: Statement, other: Statement): Points[] {
  const [first, second] = [profileOf(one), profileOf(other)];
  const points = sharedNames(first, second);
  if (one.article.text === other.article.text) points.push({ points: weights.sameText.points, reason: oneText });
  if (one.article.language === other.article.language) {
    const likeness = likenessOf(first, second);
    if (likeness > weights.words.over)
      points.push({ points: weights.words.points * (likeness - weights.words.over), reason: "in much the same words" });
  }
  return points;
}

/** Share of words that both have, 0 to 1 (Ochiai's coefficient). */
function likenessOf({ words: ones }: Profile, { words: others }: Profile): number {
  if (ones.size === 0 || others.size === 0) return 0;
  let shared = 0;
  for (const word of ones) if (others.has(word)) shared += 1;
  return shared / Math.sqrt(ones.size * others.size);
}

function sharedFigures({ figures: ones }: Profile, { figures: others }: Profile): Points[] {
  const shared = [...ones].filter((figure) => others.has(figure));
  const sum = shared.reduce(
    (points, figure) => points + ofDigits(weights.figures, digitsOf(Number(figure.split(" ")[2]))),
    0,
  );
  return sum === 0
    ? []
    : [{ points: Math.min(sum, weights.figures.most), reason: `the articles share ${shared.length} other figures` }];
}

function kinds({ fact: one }: Statement, { fact: other }: Statement): Points[] {
  const points: Points[] = [];
  const isOther = one.kind !== null && other.kind !== null && one.kind !== other.kind;
  if (isOther && (one.kind === "financing" || other.kind === "financing"))
    points.push({ points: weights.otherKind.points, reason: `${one.kind} and ${other.kind}` });
  if ((one.partOf === null) !== (other.partOf === null))
    points.push({ points: weights.partAndWhole.points, reason: "one is told as a part" });
  return points;
}
