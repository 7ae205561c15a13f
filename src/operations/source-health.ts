import type { Clock } from "../crawl/clock.ts";
import type { Register } from "../store/register.ts";
import type { Gathered } from "./gather.ts";
import { type Health, healthOf, lastAnswerOf, windowsAt } from "./health.ts";
import type { Metrics } from "./metrics.ts";

/** A source with its health. Instants are ISO 8601. */
export interface SourceHealth extends Health {
  readonly source: string;
  /** When one of its feeds, sitemaps and listings answered last; null where none ever did. */
  readonly lastAnswer: string | null;
  /** When the address of its last article was found; null where there is none. */
  readonly lastArticle: string | null;
}

/** The health of sources as a register knows them, in the order of their ids. One that nobody has begun to crawl is left out. */
export async function checkHealth(
  register: Pick<Register, "sourceHistories">,
  sourceIds: readonly string[],
  now: number,
): Promise<SourceHealth[]> {
  const histories = await register.sourceHistories(sourceIds, windowsAt(now));
  return histories.map((history) => {
    const { state, reason } = healthOf(history, now);
    const answer = lastAnswerOf(history);
    return {
      source: history.sourceId,
      state,
      reason,
      lastAnswer: answer === null ? null : new Date(answer).toISOString(),
      lastArticle: history.lastArticle,
    };
  });
}

/** Health changes slowly, and asking for it goes through some months of addresses. */
const quarterOfAnHour = 15 * 60_000;

export function healthGauges(
  register: Pick<Register, "sourceHistories">,
  sourceIds: readonly string[],
  clock: Clock,
  metrics: Metrics,
): Gathered {
  return {
    what: "health",
    every: quarterOfAnHour,
    async work() {
      const found = await checkHealth(register, sourceIds, clock.now());
      metrics.set(
        "sijill_source_state",
        found.map(({ source, state }) => ({ labels: { source, state }, value: 1 })),
      );
      for (const [gauge, moment] of [
        ["sijill_source_last_article_seconds", "lastArticle"],
        ["sijill_source_last_answer_seconds", "lastAnswer"],
      ] as const) {
        metrics.set(
          gauge,
          found.flatMap(({ source, [moment]: at }) =>
            at === null ? [] : [{ labels: { source }, value: Date.parse(at) / 1000 }],
          ),
        );
      }
    },
  };
}
