import ora from "ora";
import { count, emptyReport, type CrawlEvent, type CrawlReport } from "../../pipeline/progress.ts";
import { tell, tellLine } from "../failure.ts";
import { colours, screen } from "./screen.ts";
import { tableText } from "./table.ts";
import { write } from "./write.ts";

/** What people see of a crawl: a line for each source at work on a terminal, failures as they come, and a table at the end. */
export interface CrawlView {
  show(event: CrawlEvent): void;
  /** Writes the table. */
  end(): Promise<void>;
  /** Whether of a source not one feed, sitemap or listing answered. */
  hasSilentSource(): boolean;
  /** What all sources together came to so far. */
  total(): CrawlReport;
  /** Gives the terminal back, whatever happened. */
  close(): void;
}

/** The live lines go to standard error, the table to standard output. */
export function openCrawlView(): CrawlView {
  const reports = new Map<string, CrawlReport>();
  let total = emptyReport;
  const atWork = new Set<string>();
  const answered = new Set<string>();
  const isLive = screen.isTerminal && process.stderr.isTTY;
  const live = ora({ isEnabled: isLive, isSilent: !isLive, discardStdin: false });

  const redraw = () => {
    const lines = [...atWork].map(
      (source) => `${source}  ${colours.dim(progressText(reports.get(source) ?? emptyReport))}`,
    );
    if (lines.length === 0) live.stop();
    else {
      live.text = lines.join("\n  ");
      if (!live.isSpinning) live.start();
    }
  };

  return {
    show(event) {
      const { source } = event;
      total = count(total, event);
      reports.set(source, count(reports.get(source) ?? emptyReport, event));
      if (event.kind === "source") atWork.add(source);
      if (event.kind === "found") answered.add(source);
      if (event.kind === "finished") atWork.delete(source);
      if (event.kind === "failed") {
        live.clear();
        if (event.defect !== undefined) tell(event.defect, event.address);
        else tellLine(event.message, event.code, event.address);
      }
      redraw();
    },
    async end() {
      live.stop();
      await write(reportTable(reports));
    },
    total: () => total,
    hasSilentSource: () => [...reports].some(([source, { failed }]) => failed > 0 && !answered.has(source)),
    close: () => void live.stop(),
  };
}

function progressText({ shown, added, fetched, unchanged, articles, facts, failed }: CrawlReport): string {
  if (shown === 0 && fetched === 0) return "looking for articles";
  const parts = [
    `${shown} shown`,
    `${fetched} fetched`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    `${articles} articles`,
    `${facts} facts`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(added > fetched ? [`${added - fetched} left`] : []),
  ];
  return parts.join(", ");
}

function reportTable(reports: ReadonlyMap<string, CrawlReport>): string {
  const rows = [...reports].map(([source, { shown, added, fetched, unchanged, articles, facts, failed, left }]) =>
    [source].concat([shown, added, fetched, unchanged, articles, facts, failed, left].map(String)),
  );
  const names = ["source", "shown", "new", "fetched", "unchanged", "articles", "facts", "failed", "left"];
  return tableText(rows, { names, numbers: true });
}
