import { reach, type Placed } from "../records/blocks.ts";
import type { Correction } from "../records/corrections.ts";
import { coursesOf, factsInCourse, placeInCourse } from "../records/course.ts";
import { type Merged, regroup, touchedBy } from "../records/merge.ts";
import type { ClaimRecord } from "../records/record.ts";
import { placeOf, relink, type Relinked, type StatedNews, strained } from "../records/relink.ts";
import type { Statement } from "../records/statement.ts";
import { toJson } from "../store/json.ts";
import type { ArticleToMerge, CoursesToSave, Merging, MergeToSave, RowPlace } from "../store/merging.ts";
import { statedIn } from "./stated.ts";

/** Articles merged in one transaction: few enough that no other writer waits long. */
const portion = 50;

/**
 * Merges what articles state that were written, linked or removed since it was done last: facts of one claim become one record. The
 * records are the same whatever the order in which articles come, and done again it changes nothing. Any number of processes may do it at
 * the same time: of two merges that meet, one is made again.
 * @param now tells the ISO 8601 instant
 * @param signal ends it after the portion at hand
 * @returns how many articles were merged
 */
export async function mergeArticles(register: Merging, now: () => string, signal: AbortSignal): Promise<number> {
  let done = 0;
  while (!signal.aborted) {
    const after = await register.countMerges();
    const articles = await register.unmergedArticles(portion);
    if (articles.length === 0) break;
    if (await register.saveMerge(await mergePortion(register, articles, after, now()))) done += articles.length;
  }
  return done;
}

async function mergePortion(
  register: Merging,
  articles: readonly ArticleToMerge[],
  after: number,
  at: string,
): Promise<MergeToSave> {
  const news = newsOf(articles, at);
  const { looked, relinked } = await relinkIn(register, articles, news);
  const facts = articles.flatMap(({ statements }) => statements.map(({ fact }) => fact.id));
  const near = await register.neighbourhood([...new Set([...facts, ...touchedBy(news, relinked)])]);
  const own = new Set([...facts, ...touchedBy(news, relinked)]);
  const isOwn = ({ one, other }: Correction): boolean => own.has(one) || own.has(other);
  const before: Merged = {
    // What has been looked at already is taken as it is: its profile is worked out.
    statements: new Map(near.statements.map((each) => [each.fact.id, looked.get(each.fact.id) ?? each])),
    links: near.links,
    corrections: near.corrections.filter((correction) => !isOwn(correction)),
    records: near.records,
  };
  const merged = regroup(before, { ...news, corrections: near.corrections.filter(isOwn) }, relinked);
  const known = new Map(before.records.map((record) => [record.id, toJson(record)]));
  const changed = merged.records.filter((record) => known.get(record.id) !== toJson(record));
  const records = [...new Set([...changed, ...restatedIn(merged, news)])];
  const left = new Set(merged.records.map(({ id }) => id));
  const ended = before.records.flatMap(({ id }) => (left.has(id) ? [] : [id]));
  return {
    after,
    at,
    merged: articles.map(({ key, noted }) => ({ key, noted })),
    stated: news.stated.map((statement) => ({ statement, place: placeOf(statement) })),
    withdrawn: news.withdrawn,
    links: relinked.made,
    parted: relinked.dropped,
    records,
    ended,
    courses: await coursesIn(register, merged, records, { before: known, ended }),
  };
}

/** What articles state that was not kept of them, and what was and they state no more. */
function newsOf(articles: readonly ArticleToMerge[], at: string): StatedNews {
  const stated: Statement[] = [];
  const withdrawn: string[] = [];
  for (const article of articles) {
    const before = new Map(article.statements.map((statement) => [statement.fact.id, toJson(statement)]));
    for (const statement of statedIn(article, at)) {
      if (before.get(statement.fact.id) !== toJson(statement)) stated.push(statement);
      before.delete(statement.fact.id);
    }
    withdrawn.push(...before.keys());
  }
  return { stated, withdrawn };
}

/** Looks for the links of news among what stands about them in their rows, and about what they push apart. */
async function relinkIn(
  register: Merging,
  articles: readonly ArticleToMerge[],
  news: StatedNews,
): Promise<{ looked: ReadonlyMap<string, Statement>; relinked: Relinked }> {
  const changed = new Set([...news.withdrawn, ...news.stated.map(({ fact }) => fact.id)]);
  const taken = articles.flatMap(({ statements }) => statements).filter(({ fact }) => changed.has(fact.id));
  const placesTaken = taken.map(placeOf);
  // Where something is taken out of a row, as many more come into reach.
  const far = reach + 1 + mostInOneRow(placesTaken);
  const looked = new Map<string, Statement>();
  const look = async (places: readonly Placed[]): Promise<StatedNews & { links: Merged["links"] }> => {
    const ids = await register.factsAbout(places.flatMap(rowsOf), far);
    for (const statement of await register.findStatements(ids.filter((id) => !looked.has(id))))
      looked.set(statement.fact.id, statement);
    return { ...news, links: await register.linksAmong([...looked.keys()]) };
  };
  let { links } = await look([...news.stated.map(placeOf), ...placesTaken]);
  const pushed = strained({ statements: looked, links }, news);
  if (pushed.length > 0) ({ links } = await look(pushed.flatMap((id) => looked.get(id) ?? []).map(placeOf)));
  return { looked, relinked: relink({ statements: looked, links }, news) };
}

function rowsOf({ keys, at }: Placed): RowPlace[] {
  return keys.map((key) => ({ key, at }));
}

function mostInOneRow(places: readonly Placed[]): number {
  const counts = new Map<string, number>();
  for (const key of places.flatMap(({ keys }) => keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** The records whose facts are told otherwise now, whether they themselves say something else or not. */
function restatedIn({ records }: Merged, { stated }: StatedNews): ClaimRecord[] {
  const changed = new Set(stated.map(({ fact }) => fact.id));
  return records.filter(({ facts }) => facts.some((id) => changed.has(id)));
}

/** The courses of records that have changed, among what stands about them. */
async function coursesIn(
  register: Merging,
  { statements }: Merged,
  changed: readonly ClaimRecord[],
  { before, ended }: { readonly before: ReadonlyMap<string, unknown>; readonly ended: readonly string[] },
): Promise<CoursesToSave> {
  const places = changed.map((record) => placeInCourse(record, statements));
  const gone = new Set([...ended, ...places.map(({ id }) => id)]);
  // Those that stand in the rows already are passed over there: as many others are looked at instead.
  const passedOver = [...gone].filter((id) => before.has(id)).length;
  const about = await register.recordsAbout(places.flatMap(rowsOf), reach + passedOver);
  const others = await register.findClaims(about.filter((id) => !gone.has(id)));
  const told = await register.findStatements(others.flatMap(factsInCourse));
  const all = new Map([...statements, ...told.map((statement) => [statement.fact.id, statement] as const)]);
  return {
    of: [...places, ...ended.map((id) => ({ id, at: "", keys: [] }))],
    links: coursesOf([...changed, ...others], all, changed),
  };
}
