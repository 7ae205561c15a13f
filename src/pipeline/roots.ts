import { rootDocuments } from "../crawl/documents.ts";
import type { Source } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import type { CrawlLimits } from "./crawl.ts";
import { foundDocument } from "./found.ts";

/** What the sources themselves name joins the frontier. A crawl that ends looks at all of it; an endless one keeps to its times. */
export async function registerRoots(
  sources: readonly Source[],
  register: Register,
  now: number,
  { range, endless }: Pick<CrawlLimits, "range" | "endless">,
): Promise<void> {
  const foundAt = new Date(now).toISOString();
  const roots = sources.flatMap((source) =>
    rootDocuments(source, range).map((root) => foundDocument(root, { source, foundBy: "source", foundAt })),
  );
  await register.saveAddresses(roots);
  const addresses = roots.map(({ address }) => address);
  if (!endless) await register.makeDue(addresses, foundAt);
  if (range === null) {
    for (const { id } of sources) await register.retireRoots(id, addresses);
  }
}
