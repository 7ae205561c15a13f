/** What is counted and measured, in the words of Prometheus (https://prometheus.io/docs/practices/naming). */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { articleKinds } from "../model.ts";
import { errorCodes } from "../errors.ts";
import type { CrawlEvent } from "../pipeline/progress.ts";

export interface MetricsOptions {
  /** Ids of the sources that have values of their own. Whatever else comes is counted as `other`, so that labels stay bounded. */
  readonly sources: readonly string[];
  readonly version: string;
}

/** A step that takes time, and what is told of each of its runs. */
export type Step = "request" | "reading" | "register";

/** A value of a gauge with its labels. */
export interface Measured {
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

export interface Metrics {
  /** Counts what happened during a crawl. */
  count(event: CrawlEvent): void;
  /** Counts trouble that is no page's and no source's. */
  trouble(): void;
  /** @param what how the step ended or what was called: one of a few words */
  readonly took: (step: Step, what: string, seconds: number) => void;
  /** Sets a gauge to exactly these values: labels that are not among them are gone. */
  set(gauge: GaugeName, values: readonly Measured[]): void;
  /** Counts and measures memory, processor time and the event loop of this process as well. */
  addProcess(): void;
  /** The id of a source as a label. */
  sourceLabel(id: string): string;
  /** Everything in the text format of Prometheus. */
  write(): Promise<{ readonly type: string; readonly body: string }>;
}

/** Each with its meaning and labels. Prometheus works out ages itself, so moments are told and no ages. */
const gauges = {
  sijill_queue_jobs: ["Jobs that stand in a queue", ["queue", "state"]],
  sijill_dead_letters: ["Jobs that were given up and wait for somebody to look at them", ["queue"]],
  sijill_source_due_addresses: ["Addresses that are due", ["source"]],
  sijill_source_last_article_seconds: ["When the last article was found, in seconds since 1970", ["source"]],
  sijill_source_last_answer_seconds: [
    "When a feed, sitemap or listing answered last, in seconds since 1970",
    ["source"],
  ],
  sijill_source_state: ["1 for the state that a source is in", ["source", "state"]],
  sijill_gathered_seconds: ["When gauges were brought up to date, in seconds since 1970", ["what"]],
} as const satisfies { readonly [name: string]: readonly [help: string, labels: readonly string[]] };
export type GaugeName = keyof typeof gauges;

/** Bounds in seconds: where most runs of a step end, and where one must be looked at. */
const steps = {
  request: [
    "sijill_request_seconds",
    "One request on the network",
    "outcome",
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  ],
  reading: [
    "sijill_reading_seconds",
    "Reading one page, with its facts, or one document that shows pages",
    "kind",
    [0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10],
  ],
  register: [
    "sijill_register_seconds",
    "One call of the register",
    "call",
    [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
  ],
} as const satisfies { readonly [name in Step]: readonly [string, string, string, readonly number[]] };

export function openMetrics({ sources, version }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const known = new Set(sources);
  const sourceLabel = (id: string) => (known.has(id) ? id : "other");
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });

  const documents = counter("sijill_documents_total", "Feeds, sitemaps and listings that answered", "source");
  const shown = counter("sijill_addresses_shown_total", "Addresses that documents showed", "source");
  const added = counter("sijill_addresses_new_total", "Addresses that were not known before", "source");
  const pages = counter("sijill_pages_total", "Pages that answered", "source", "outcome");
  const articles = counter("sijill_articles_total", "Articles that were kept", "source");
  const facts = counter("sijill_facts_total", "Facts of the articles that were kept", "source");
  const passedOver = counter("sijill_passed_over_total", "Pages that are no articles", "source", "kind");
  const failures = counter("sijill_failures_total", "Documents and pages that went wrong", "source", "code");
  const visits = counter("sijill_visits_total", "Visits that turned to a source", "source");
  const troubles = counter("sijill_troubles_total", "Troubles of the process itself; the log says what they were");
  new Gauge({ name: "sijill_info", help: "1, with the version", labelNames: ["version"], registers }).set(
    { version },
    1,
  );

  const opened = new Map(
    Object.entries(gauges).map(([name, [help, labelNames]]) => [
      name,
      new Gauge({ name, help, labelNames, registers }),
    ]),
  );
  const histograms = new Map(
    Object.entries(steps).map(([step, [name, help, label, bounds]]) => {
      const histogram = new Histogram({ name, help, labelNames: [label], buckets: [...bounds], registers });
      return [step, { histogram, label }];
    }),
  );

  return {
    sourceLabel,
    count(event) {
      const labels = { source: sourceLabel(event.source) };
      switch (event.kind) {
        case "source":
          return visits.inc(labels);
        case "found":
          documents.inc(labels);
          shown.inc(labels, event.shown);
          return added.inc(labels, event.added);
        case "fetched":
        case "unchanged":
          return pages.inc({ ...labels, outcome: event.kind });
        case "article":
          articles.inc(labels);
          return facts.inc(labels, event.facts);
        case "passed-over":
          return passedOver.inc({ ...labels, kind: kindIn(event.reason) });
        case "failed":
          return failures.inc({ ...labels, code: Object.hasOwn(errorCodes, event.code) ? event.code : "defect" });
        default:
      }
    },
    trouble: () => troubles.inc(),
    took(step, what, seconds) {
      const found = histograms.get(step);
      found?.histogram.observe({ [found.label]: what }, seconds);
    },
    set(name, values) {
      const gauge = opened.get(name);
      gauge?.reset();
      for (const { labels, value } of values) gauge?.set(labels, value);
    },
    addProcess: () => collectDefaultMetrics({ register: registry }),
    write: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}

/** `KIND: REASON`, as a reading tells why there is no article. */
function kindIn(reason: string): string {
  const kind = reason.split(":", 1)[0];
  return articleKinds.find((one) => one === kind) ?? "other";
}
