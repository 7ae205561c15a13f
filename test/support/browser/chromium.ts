/** A real Chromium for the tests of pages. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { findProgram } from "../servers/programs.ts";

/** The browser that `SIJILL_TEST_CHROMIUM` names, else one on the PATH, else one that Playwright has installed; null where there is none. */
export function findChromium(): string | null {
  const named = process.env["SIJILL_TEST_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  const installed = findProgram("chromium", "chromium-browser", "google-chrome");
  if (installed !== null) return installed;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

const missing = "no chromium on the PATH and no SIJILL_TEST_CHROMIUM; scripts/install-chromium.sh gets one";

/**
 * Whether tests of pages can run. Where they cannot, says so, and fails on a machine that checks what lands.
 * @throws Error with `CI=true`
 */
export function hasChromium(): boolean {
  if (findChromium() !== null) return true;
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(`Tests of pages are skipped: ${missing}\n`);
  return false;
}

/** The caller closes it. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(missing);
  // Containers give it neither a sandbox of its own nor much shared memory.
  return await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}
