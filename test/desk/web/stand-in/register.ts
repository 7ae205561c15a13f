/** A register in memory: enough of one for the pages of the desk to be tried against. */
import type { ArticleAnswer } from "../../../../src/desk/api/articles.ts";
import type { RecordDetailAnswer, ReviewAnswer } from "../../../../src/desk/api/records.ts";
import { articles, moreArticles } from "./articles.ts";
import { articleOf, recordOf } from "./making.ts";

type Decision = Pick<ReviewAnswer, "action" | "why"> & { readonly amend?: Record<string, unknown> | undefined };

const stateAfter: Partial<Record<ReviewAnswer["action"], RecordDetailAnswer["state"]>> = {
  accept: "accepted",
  correct: "corrected",
  reject: "rejected",
  flag: "needs-second-look",
  reopen: "pending",
};

const picked = (record: object, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));

export class StandInRegister {
  readonly records = new Map<string, RecordDetailAnswer>();
  readonly articles = new Map<string, ArticleAnswer>();
  /** What `POST /api/facts` was sent. */
  readonly added: unknown[] = [];
  #seq = 0;

  constructor(more: number) {
    for (const made of [...articles, ...moreArticles(more)]) {
      this.articles.set(made.key, articleOf(made));
      made.facts.forEach((fact, at) => {
        const record = recordOf(made, fact, at);
        this.records.set(record.id, record);
      });
    }
    this.#course("rfa10", "rfa31");
    this.#disagree("rfa11");
  }

  /** @returns the record as it is then, or null where the version is stale */
  decide(id: string, version: number, who: string, { action, why, amend = {} }: Decision): RecordDetailAnswer | null {
    const record = this.records.get(id);
    if (record === undefined || record.version !== version) return null;
    const after = { state: stateAfter[action] ?? record.state, amended: { ...record.amended, ...amend } };
    return this.#note(record, who, action, why, after, amend);
  }

  undo(id: string, version: number, who: string): RecordDetailAnswer | null {
    const record = this.records.get(id);
    const last = record?.history.find(({ undoneBy, action }) => undoneBy === null && action !== "undo");
    if (record === undefined || record.version !== version || last === undefined) return null;
    const before = picked({ ...record, ...record.claim }, Object.keys(last.after.amended));
    const undone = this.#note(record, who, "undo", null, last.before, before);
    undone.history = undone.history.map((one) => (one.seq === last.seq ? { ...one, undoneBy: this.#seq } : one));
    return undone;
  }

  #note(
    record: RecordDetailAnswer,
    who: string,
    action: ReviewAnswer["action"],
    why: string | null,
    after: ReviewAnswer["after"],
    fields: Record<string, unknown>,
  ): RecordDetailAnswer {
    this.#seq += 1;
    const before = { state: record.state, amended: record.amended };
    const at = new Date(Date.UTC(2026, 2, 2, 8, this.#seq)).toISOString();
    const claim = { ...picked(record, Object.keys(fields)), ...record.claim };
    const entry = { seq: this.#seq, record: record.id, at, who, action, why, before, after, undoneBy: null };
    const next = {
      ...record,
      ...fields,
      ...after,
      claim,
      version: record.version + 1,
      changedAt: at,
      history: [entry, ...record.history],
    };
    this.records.set(record.id, next);
    return next;
  }

  #course(promise: string, result: string): void {
    const [one, other] = [this.records.get(promise), this.records.get(result)];
    if (one === undefined || other === undefined) throw new Error("there are no such records");
    one.course = [{ is: "result", reasons: ["same subject"], record: other }];
  }

  #disagree(id: string): void {
    const record = this.records.get(id);
    if (record === undefined) throw new Error("there is no such record");
    record.disagreeing = 1;
    record.disagreements = [
      {
        field: "value",
        tellings: [
          { value: 185_000_000, facts: record.facts, outlets: 1 },
          { value: 187_000_000, facts: [], outlets: 2 },
        ],
      },
    ];
  }
}
