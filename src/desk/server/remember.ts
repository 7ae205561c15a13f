import type { Clock } from "../../crawl/clock.ts";

/** An answer that takes long is found once, and again when it is so many milliseconds old. One that failed is not remembered. */
export function remember<Value>(
  clock: Pick<Clock, "now">,
  milliseconds: number,
  find: () => Promise<Value>,
): () => Promise<Value> {
  let known: Promise<Value> | null = null;
  let until = 0;
  return () => {
    if (known !== null && clock.now() < until) return known;
    until = clock.now() + milliseconds;
    const finding = find();
    known = finding;
    finding.catch(() => {
      if (known === finding) known = null;
    });
    return finding;
  };
}
