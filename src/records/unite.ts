/** What is decided about a record that others have become part of. */
import type { ReviewState } from "../model.ts";
import { differing, keepShown, shown, type Amendable, type Claimed } from "./amend.ts";
import { isSettled, unreviewed, type DecisionAction, type Reviewed } from "./review.ts";

/** Who decides where nobody did: acceptance by a threshold, and what merging brings together. */
export const automatic = "automatic";

/** A record before it became one with others, and what had been decided about it. */
export interface Stand {
  readonly id: string;
  readonly reviewed: Reviewed;
  /** What merging said of it. */
  readonly claim: Claimed;
  /** Whose decision it was; null where nobody had decided. */
  readonly who: string | null;
}

/** A change of what was decided, with the reason for people. */
export interface United {
  readonly reviewed: Reviewed;
  /** The record whose decision goes on. */
  readonly from: Stand;
  readonly why: string;
}

/**
 * What is decided about a record that another one has become part of. The decision of the one that keeps its id stays; where there is
 * none, or only an automatic one, the other's goes on. Where people contradict each other the record needs a second look.
 * @returns null where everything stays as it was decided about `own`
 */
export function unite(own: Stand, other: Stand): United | null {
  if (other.reviewed.state === "pending") return null;
  const told = `${other.id} has become part of it, which ${other.who ?? "somebody"} had ${toldOf(other)}`;
  if (own.reviewed.state === "pending") return { reviewed: other.reviewed, from: other, why: `${told}.` };
  if (isAutomatic(other)) return null;
  if (isAutomatic(own)) return { reviewed: other.reviewed, from: other, why: `${told}.` };
  const fields = contradictions(own, other);
  if (fields === null) return null;
  const about = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  return {
    reviewed: { ...own.reviewed, state: "needs-second-look" },
    from: own,
    why: `${told}${about}, while ${own.who ?? "somebody"} had ${toldOf(own)} this one.`,
  };
}

/** Accepted by a threshold. What merging says besides goes back to people. */
function isAutomatic({ who, reviewed }: Stand): boolean {
  return who === automatic && reviewed.state === "accepted";
}

function toldOf({ reviewed: { state } }: Stand): string {
  return state === "needs-second-look" ? "flagged" : state;
}

/** The fields that were set to different things; none where one was rejected and the other not; null where nothing is contradicted. */
function contradictions(own: Stand, other: Stand): Amendable[] | null {
  const [one, two] = [own.reviewed, other.reviewed];
  if (!isSettled(one.state) || !isSettled(two.state)) return null;
  if (one.state === "rejected" || two.state === "rejected") return one.state === two.state ? null : [];
  const set = new Set(Object.keys({ ...one.amended, ...two.amended }));
  const fields = differing(shown(own.claim, one.amended), shown(other.claim, two.amended)).filter((field) =>
    set.has(field),
  );
  return fields.length === 0 ? null : fields;
}

/** A change that merging makes to what was decided about a record, as its history tells it. */
export interface Settling {
  readonly action: DecisionAction;
  readonly why: string;
  readonly before: Reviewed;
  readonly after: Reviewed;
  /** The record whose decision goes on; null where it is the record's own. */
  readonly from: Stand | null;
}

/** What is decided about a record when it has been merged. */
export interface Settled {
  readonly reviewed: Reviewed;
  /** In the order in which they follow each other; none where everything stays as it was decided. */
  readonly settlings: readonly Settling[];
}

/**
 * What is decided about a record when merging words it anew or makes others part of it. What people have accepted is shown as they
 * accepted it, and the history tells what merging says instead.
 * @param claim what merging says now
 * @param own the record before; null for one that is new and about which nothing was noted
 * @param gained records that have become part of it
 */
export function settle(claim: Claimed, own: Stand | null, gained: readonly Stand[]): Settled {
  let stand: Stand = own ?? { id: "", reviewed: unreviewed, claim, who: null };
  const settlings: Settling[] = [];
  const change = (action: DecisionAction, why: string, reviewed: Reviewed, from: Stand | null): void => {
    settlings.push({ action, why, before: stand.reviewed, after: reviewed, from });
    stand = { ...stand, claim, reviewed, who: from?.who ?? stand.who };
  };
  const kept = asDecided(stand, claim);
  const instead = differing(shown(claim, kept.amended), claim).filter((field) => !(field in stand.reviewed.amended));
  if (instead.length > 0) {
    const told = instead.map((field) => `${field} ${JSON.stringify(claim[field])}`).join(", ");
    change("note", `Merging now says ${told}; what was decided about is shown.`, kept, null);
  }
  for (const other of gained) {
    const united = unite(stand, other);
    if (united === null) continue;
    const goesOn = united.from === other;
    const reviewed = goesOn ? asDecided(other, claim) : united.reviewed;
    change(actionFor[united.reviewed.state], united.why, reviewed, goesOn ? other : null);
  }
  return { reviewed: stand.reviewed, settlings };
}

function asDecided({ reviewed, claim: before }: Stand, claim: Claimed): Reviewed {
  const isRight = reviewed.state === "accepted" || reviewed.state === "corrected";
  return isRight ? { ...reviewed, amended: keepShown(before, claim, reviewed.amended) } : reviewed;
}

const actionFor: { readonly [state in ReviewState]: DecisionAction } = {
  pending: "reopen",
  accepted: "accept",
  corrected: "correct",
  rejected: "reject",
  "needs-second-look": "flag",
};
