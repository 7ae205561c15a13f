import { type Account, type Article, type Outcome } from "../model.ts";
import { readSettings } from "../settings.ts";
import { openExtractor } from "./extractor.ts";
import { failureOf, tell, tellStack } from "./failure.ts";
import { openReader } from "./input/reader.ts";
import { articleFields } from "./input/show.ts";
import { headText } from "./output/article.ts";
import { linesWith, snippetCell } from "./output/facts.ts";
import { quantityText } from "./output/people.ts";
import { oneLine } from "../text/one-line.ts";
import { colours, screen } from "./output/screen.ts";
import { snippetOf } from "../text/snippet.ts";
import { tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";

/** Characters of context for programs, and for people without a terminal. */
const snippetSize = 160;

/** Reads one page and writes what became of each of its quantities. A page that cannot be read sets exit status 1. */
export async function explainPage(
  input: string,
  { published, rules: rulesFolder, format }: { published?: string; rules?: string; format: "text" | "json" | "ndjson" },
): Promise<void> {
  const settings = readSettings(process.env, { rulesFolder });
  const reader = openReader(settings);
  try {
    const article = await reader.read(input, published);
    const extractor = openExtractor(settings);
    const { facts, accounts, rules } = extractor.extract(article);
    if (format === "text") {
      await write(headText(article));
      await write(accounts.length === 0 ? noneText(extractor.whyUnread(article)) : accountsText(article, accounts));
      return;
    }
    const told = accounts.map((account) => Object.assign({}, account, { snippet: wordsAround(article, account) }));
    if (format === "json") {
      const all = { input, article: articleFields(article), facts, accounts: told, rules };
      await write(`${JSON.stringify(all, null, 2)}\n`);
    } else for (const account of told) await writeJson(account);
  } catch (thrown) {
    process.exitCode = 1;
    if (format === "text") tell(thrown, input);
    else {
      tellStack(thrown);
      await writeJson({ input, error: failureOf(thrown) });
    }
  } finally {
    await reader.close();
  }
}

function wordsAround(article: Article, { mention }: Account): string {
  const { before, quote, after } = snippetOf(article, mention, snippetSize);
  return before + quote + after;
}

function noneText(whyUnread: string | null): string {
  return `  ${oneLine(whyUnread ?? "there is no amount of money, number of posts or agreement in the text")}\n`;
}

const outcomeTexts: { readonly [outcome in Outcome]: string } = {
  fact: colours.green("fact"),
  refused: colours.yellow("refused"),
  unexplained: colours.red("unexplained"),
};

function accountsText(article: Article, accounts: readonly Account[]): string {
  const size = Math.min(screen.width - 4, snippetSize);
  const rows = accounts.map(({ mention, outcome, rule, reason }) => [
    quantityText(mention),
    outcomeTexts[outcome],
    oneLine(rule === null ? reason : `${rule}: ${reason}`),
  ]);
  const words = accounts.map(({ mention }) => snippetCell(snippetOf(article, mention, size), size));
  const totals = (["fact", "refused", "unexplained"] as const).map((outcome) => {
    return `${accounts.filter((account) => account.outcome === outcome).length} ${outcome}`;
  });
  return `\n${linesWith(tableText(rows), words, 4)}\n${accounts.length} quantities: ${totals.join(", ")}\n`;
}
