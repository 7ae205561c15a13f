/** How fast a register keeps facts with their evidence, parties and articles, by one writer. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Article, Fact } from "../src/model.ts";
import { openPostgresRegister } from "../src/store/postgres/open.ts";
import type { Reading, Register } from "../src/store/register.ts";
import { openSqliteRegister } from "../src/store/sqlite/open.ts";
import { hashOf } from "../src/text/identity.ts";
import { makePostgres } from "../test/support/servers/postgres.ts";
import { median } from "./pages.ts";

export interface MadeArticle {
  readonly article: Article;
  readonly facts: readonly Fact[];
}

const copies = 15;
const rounds = 3;
/** Articles in a transaction; a crawl that pages crowd in writes 32 and more. */
const batchSize = 50;
const rulesHash = "rules";

/** All articles so many times, each under an address of its own. */
function copiesOf(made: readonly MadeArticle[], round: string): MadeArticle[] {
  return Array.from({ length: copies }, (_, copy) =>
    made.map(({ article, facts }) => ({
      article: { ...article, url: `${article.url ?? ""}?copy=${copy}-${round}` },
      facts: facts.map((fact) => ({
        ...fact,
        id: `${fact.id}-${copy}-${round}`,
        partOf: fact.partOf === null ? null : `${fact.partOf}-${copy}-${round}`,
      })),
    })),
  ).flat();
}

function readingOf({ article, facts }: MadeArticle): Reading {
  const address = article.url ?? "";
  return { address, bodyHash: hashOf(address), rulesHash, kind: article.kind, reason: "", article, facts };
}

async function saveOneByOne(register: Register, all: readonly MadeArticle[]): Promise<void> {
  for (const { article, facts } of all) await register.saveArticle(article, facts, rulesHash, null);
}

async function saveInBatches(register: Register, all: readonly MadeArticle[]): Promise<void> {
  for (let start = 0; start < all.length; start += batchSize) {
    await register.saveReadings(all.slice(start, start + batchSize).map(readingOf));
  }
}

const ways = { batches: saveInBatches, single: saveOneByOne };

/** Facts kept in a second, and in a second of this process's processor time, which tells more where others use the machine too. */
interface Rate {
  readonly wall: number;
  readonly cpu: number;
}
type Rates = Record<keyof typeof ways, Rate>;

async function rateOf(register: Register, name: keyof typeof ways, made: readonly MadeArticle[]): Promise<Rate> {
  const measured: Rate[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const all = copiesOf(made, `${name}-${round}`);
    const facts = all.reduce((sum, one) => sum + one.facts.length, 0);
    const [start, before] = [performance.now(), process.cpuUsage()];
    await ways[name](register, all);
    const { user, system } = process.cpuUsage(before);
    measured.push({ wall: (facts * 1e3) / (performance.now() - start), cpu: (facts * 1e6) / (user + system) });
  }
  return { wall: median(measured.map(({ wall }) => wall)), cpu: median(measured.map(({ cpu }) => cpu)) };
}

/** Each the median of some rounds. Closes the register. */
async function ratesOf(register: Register, made: readonly MadeArticle[]): Promise<Rates> {
  const batches = await rateOf(register, "batches", made);
  const single = await rateOf(register, "single", made);
  await register.close();
  return { batches, single };
}

/** Measures, and tells it line by line. */
export async function measureStore(made: readonly MadeArticle[]): Promise<string[]> {
  const data = mkdtempSync(join(tmpdir(), "sijill-bench-"));
  const sqlite = await ratesOf(await openSqliteRegister(join(data, "register.db")), made);
  rmSync(data, { recursive: true });
  const { server } = await makePostgres({ durable: true });
  await server.start();
  const postgres = await openPostgresRegister(server.url)
    .then((register) => ratesOf(register, made))
    .finally(() => server.remove());
  const line = (name: string, way: keyof typeof ways, per: string) => {
    const [inFile, onServer] = [sqlite[way], postgres[way]];
    const rate = `${Math.round(inFile.wall)} facts/s (${Math.round(inFile.cpu)} a second of CPU), ${per}`;
    const ratio = (onServer.wall / inFile.wall).toFixed(2);
    return `${name.padEnd(22)} ${rate}; on PostgreSQL ${Math.round(onServer.wall)}, ${ratio} of that`;
  };
  return [
    line("store", "batches", `${batchSize} articles a transaction`),
    line("", "single", "one transaction an article"),
  ];
}
