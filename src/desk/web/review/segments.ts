/** A text cut where its colours change. */
import type { MarkAnswer } from "../../api/articles.ts";

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Segment extends Stretch {
  readonly text: string;
  /** The quantity or date that it is part of. */
  readonly mark: MarkAnswer | null;
  /** Whether the record rests on these words. */
  readonly isEvidence: boolean;
}

/** The paragraphs of a text, each in segments. Offsets are those of the whole text, in UTF-16 code units. */
export function paragraphsOf(text: string, marks: readonly MarkAnswer[], evidence: readonly Stretch[]): Segment[][] {
  let start = 0;
  return text.split("\n").map((line) => {
    const whole = { start, end: start + line.length };
    start = whole.end + 1;
    return segmentsOf(
      text,
      whole,
      marks.filter((mark) => meets(mark, whole)),
      evidence.filter((span) => meets(span, whole)),
    );
  });
}

const meets = (one: Stretch, other: Stretch): boolean => one.start < other.end && other.start < one.end;
const holds = (outer: Stretch, inner: Stretch): boolean => outer.start <= inner.start && inner.end <= outer.end;

function segmentsOf(
  text: string,
  whole: Stretch,
  marks: readonly MarkAnswer[],
  evidence: readonly Stretch[],
): Segment[] {
  const cuts = [whole, ...marks, ...evidence]
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at >= whole.start && at <= whole.end);
  const sorted = [...new Set(cuts)].toSorted((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? whole.start;
    const piece = { start, end };
    return {
      start,
      end,
      text: text.slice(start, end),
      mark: marks.find((mark) => holds(mark, piece)) ?? null,
      isEvidence: evidence.some((span) => holds(span, piece)),
    };
  });
}
