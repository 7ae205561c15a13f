import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf } from "../text/identity.ts";

/** Raised when the code that reads pages changes what comes out, so that kept pages are read again. */
const codeVersion = 3;

const here = new URL(".", import.meta.url);

function dataFiles(): string[] {
  const names = readdirSync(fileURLToPath(here)).filter((name) => name.endsWith(".yaml"));
  return names.toSorted().map((name) => readFileSync(new URL(name, here), "utf8"));
}

/** Names the reader: another one may read the same page another way. */
export const readerVersion = hashOf(JSON.stringify([codeVersion, ...dataFiles()])).slice(0, 16);
