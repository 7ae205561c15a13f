import { expect, test } from "vitest";
import { openReaderThreads } from "../../src/pipeline/reader.ts";
import { samplePage } from "../support/samples.ts";

test("a page whose reader is closed over it is not taken for one that cannot be read", async () => {
  const reader = openReaderThreads({ sourcesFolder: null, rulesFolder: null, pageLimit: 1_000_000 }, 1);
  const refused = expect(reader.read(samplePage("<p>hello"), null)).rejects.toThrow(Error);
  await reader.close();
  await refused;
});
