/** The course of an undertaking: which record is the promise, the revision or the result of which other one. */
import type { Fact, Status } from "../model.ts";
import { Blocks, type Placed } from "./blocks.ts";
import { currencies } from "./exchange.ts";
import { tellingNames } from "./keys.ts";
import { sharedNames } from "./names.ts";
import { areOther, isOfSector } from "./strangers.ts";
import { sumOf, told } from "./points.ts";
import { profileOf } from "./profile.ts";
import type { ClaimRecord, CourseLink, CourseRelation } from "./record.ts";
import { oneText, sameClaim, tellingPoints } from "./same-claim.ts";
import type { Statement } from "./statement.ts";
import { weights } from "./weights.ts";
import { daysOf, type Days } from "./when.ts";

/** Why two facts are of one undertaking; null where they are not. */
export type Undertaking = readonly string[] | null;

const promised: ReadonlySet<Status> = new Set(["planned", "approved", "committed"]);
const order: { readonly [status in Status]: number } = {
  planned: 0,
  approved: 1,
  committed: 2,
  underway: 3,
  realised: 4,
  lost: 4,
};

/**
 * Whether two facts, of one article or two, state different claims about one undertaking: promise and result, plan and commitment,
 * a figure and its revision. Balances of one thing for two years are no course: neither promises the other.
 */
export function sameUndertaking(one: Statement, other: Statement): Undertaking {
  const [fact, otherFact] = [one.fact, other.fact];
  if (fact.type !== otherFact.type || fact.metric !== otherFact.metric || fact.per !== otherFact.per) return null;
  if (!isOneUnit(fact.unit, otherFact.unit) || !(promised.has(fact.status) || promised.has(otherFact.status)))
    return null;
  if (fact.partOf === otherFact.id || otherFact.partOf === fact.id) return partOfWhole(fact, otherFact);
  if ((fact.partOf === null) !== (otherFact.partOf === null)) return null;
  if (fact.status === otherFact.status ? !isRevision(one, other) : !isOutcome(one, other)) return null;
  const [first, second] = [profileOf(one), profileOf(other)];
  if (areOther(first, second) || sameClaim(one, other).same) return null;
  const names = sumOf(sharedNames(first, second));
  const telling = tellingPoints(one, other).filter(({ reason }) => reason !== oneText);
  const isTold = isTargetOfBranch(one, other)
    ? names >= weights.courseOfSector.points
    : names >= weights.courseNames.points && sumOf(telling) >= weights.course.points;
  return isTold ? telling.map(told) : null;
}

/**
 * Whether one is the target of a whole branch or programme and the other what has been reached of it. Nothing but the branch need tell them
 * then, so that the time must: what a dozen agreements bring is no target, and what came years after the horizon is another one's.
 */
function isTargetOfBranch(one: Statement, other: Statement): boolean {
  if (![one, other].every((each) => isOfSector(profileOf(each)))) return false;
  const [target, result] = order[one.fact.status] <= order[other.fact.status] ? [one, other] : [other, one];
  const { horizon } = profileOf(target).when;
  const come = timeOf(result);
  if (target.fact.status !== "planned" || order[result.fact.status] < order.underway) return false;
  return horizon !== null && come !== null && come.first <= horizon.last + weights.countedUp.within;
}

/** Whether the more advanced of two facts can be what came of the other: not earlier, and not much more. */
function isOutcome(one: Statement, other: Statement): boolean {
  const [promise, result] = order[one.fact.status] <= order[other.fact.status] ? [one, other] : [other, one];
  if (isTooEarly(promise, result)) return false;
  const [much, little] = [promise.fact.value ?? Number.NaN, result.fact.value ?? Number.NaN];
  const isDone = order[result.fact.status] >= order.underway;
  if (result.fact.status === "lost") return much === little;
  if (one.article.key === other.article.key && !isReached(promise.fact, result.fact)) return false;
  if (one.fact.type === "convention" && much === 1) return little === 1;
  return isDone ? little <= much * weights.mostRealised.times : isOneOrder(much, little);
}

function isOneOrder(one: number, other: number): boolean {
  return Math.max(one, other) <= weights.mostRevised.times * Math.min(one, other);
}

/**
 * One article tells much of one programme: only a target and what has been reached of it by some day are surely of one course.
 * What a quarter has brought is a balance.
 */
function isReached(promise: Fact, result: Fact): boolean {
  const isBalance = result.date?.precision === "quarter" || result.date?.precision === "half";
  return (
    promise.status === "planned" && promise.horizon !== null && order[result.status] >= order.underway && !isBalance
  );
}

/** A promise is told again after results have come in: only a time that is stated for it says when it was made. */
function isTooEarly(promise: Statement, result: Statement): boolean {
  const [made, come] = [timeOf(promise), timeOf(result)];
  if (made === null || come === null) return false;
  const { stated, horizon } = profileOf(promise).when;
  const isRetold = stated === null && horizon !== null && horizon.last >= come.first;
  return come.last + (isRetold ? weights.retold.within : month) < made.first;
}

const month = 31;

function timeOf(statement: Statement): Days | null {
  const { stated, said } = profileOf(statement).when;
  return stated ?? said;
}

/** "33 conventions, dont 26 opérationnelles": a part that has got further than its whole is what has come of it so far. */
function partOfWhole(one: Fact, other: Fact): Undertaking {
  const [part, whole] = one.partOf === other.id ? [one, other] : [other, one];
  const isFurther = part.status !== "lost" && order[part.status] > order[whole.status];
  return isFurther ? ["told as what has come of it so far"] : null;
}

function isOneUnit(one: string, other: string): boolean {
  return one === other || (currencies.has(one) && currencies.has(other));
}

/** Announced anew, by another article, with another figure of the same order. Two agreements are never one revised. */
function isRevision({ fact: one, article }: Statement, { fact: other, article: otherArticle }: Statement): boolean {
  if (article.key === otherArticle.key || one.type === "convention" || one.unit !== other.unit) return false;
  // Each loan and each session of a commission is an act of its own.
  if (one.kind === "financing" || other.kind === "financing" || one.status === "approved") return false;
  if (one.value === null || other.value === null || one.value === other.value) return false;
  return isOneOrder(one.value, other.value);
}

/** So many facts of each record are looked at. */
const looked = 3;
const isWeak = (name: string): boolean => name.startsWith("spelled:");

/** Where a record stands among those that share a telling name with it, and the facts of it that are looked at. */
export function placeInCourse(record: ClaimRecord, statements: ReadonlyMap<string, Statement>): Placed {
  const names = new Set(
    factsOf(record, statements)
      .flatMap(tellingNames)
      .filter((name) => !isWeak(name)),
  );
  return {
    id: record.id,
    at: `${dayOf(record)} ${record.id}`,
    keys: [...names].map((name) => `${record.type} ${name}`),
  };
}

/** The ids of the facts of a record by which its course is told. */
export function factsInCourse({ facts }: ClaimRecord): readonly string[] {
  return facts.slice(0, looked);
}

function factsOf(record: ClaimRecord, statements: ReadonlyMap<string, Statement>): Statement[] {
  return factsInCourse(record).flatMap((id) => statements.get(id) ?? []);
}

/**
 * The links of each record to others of its undertaking, by its id; records without any are left out.
 * Only records that share a telling name are looked at.
 * @param chosen only links that one of these takes part in; `records` must then hold what stands about them
 */
export function coursesOf(
  records: readonly ClaimRecord[],
  statements: ReadonlyMap<string, Statement>,
  chosen: readonly ClaimRecord[] = records,
): ReadonlyMap<string, readonly CourseLink[]> {
  const blocks = new Blocks();
  const members = new Map(records.map((record) => [record.id, { record, facts: factsOf(record, statements) }]));
  for (const { record } of members.values()) blocks.add(placeInCourse(record, statements));
  const courses = new Map<string, CourseLink[]>();
  /** @returns whether they are of one undertaking, which they are both ways or not at all */
  const link = (one: ClaimRecord, other: ClaimRecord): boolean => {
    const reasons = firstOf(members.get(one.id)?.facts ?? [], members.get(other.id)?.facts ?? []);
    if (reasons === null) return false;
    const is = relationOf(one, other);
    if (is !== null) courses.set(one.id, [...(courses.get(one.id) ?? []), { record: other.id, is, reasons }]);
    return true;
  };
  const ids = new Set(chosen.map(({ id }) => id));
  for (const record of chosen) {
    for (const id of blocks.neighbours(record.id)) {
      const other = members.get(id)?.record;
      if (other === undefined || (ids.has(id) && id < record.id)) continue;
      if (link(record, other)) link(other, record);
    }
  }
  for (const links of courses.values()) links.sort((one, other) => (one.record < other.record ? -1 : 1));
  return courses;
}

function firstOf(ones: readonly Statement[], others: readonly Statement[]): Undertaking {
  for (const one of ones)
    for (const other of others) {
      const [first, second] = one.fact.id < other.fact.id ? [one, other] : [other, one];
      const reasons = sameUndertaking(first, second);
      if (reasons !== null) return reasons;
    }
  return null;
}

function dayOf({ date }: ClaimRecord): string {
  return date?.value ?? "9";
}

/** What the other record is to this one; null where the stages do not follow each other in time. */
function relationOf(one: ClaimRecord, other: ClaimRecord): CourseRelation | null {
  const [stage, otherStage] = [order[one.status], order[other.status]];
  const [days, otherDays] = [daysOf(one.date?.value ?? null), daysOf(other.date?.value ?? null)];
  const isLater = days === null || otherDays === null ? null : otherDays.last > days.last;
  if (stage === otherStage) return isLater === null ? null : isLater ? "revision" : "revised";
  const done = Math.max(stage, otherStage) >= order.underway;
  if (otherStage > stage) return done ? "result" : "step";
  return done ? "promise" : "plan";
}
