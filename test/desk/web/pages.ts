/** The desk's pages, built once for a run, and browsers that look at them. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../../src/desk/web", import.meta.url));
let built: Promise<string> | null = null;

/** Builds the pages into a folder of their own. @returns the folder */
export function builtPages(): Promise<string> {
  built ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), "sijill-pages-"));
    await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "error", build: { outDir } });
    return outDir;
  })();
  return built;
}

export interface Looking {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, refused styles and scripts. */
  readonly complaints: readonly string[];
}

/** Opens a page as a person of a language with a screen would; closed when the test ends. */
export async function look(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Looking> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1440, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}
