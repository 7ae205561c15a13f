// Takes the pictures of the desk for the documents, over a register of the sample press: npm run docs:screenshots
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "docs", "pictures");
/** In bytes: pictures are loaded with the documents, and stay in the history for good. */
const mostBytes = 150_000;

const wide = { width: 1200, height: 680 };
const english = { locale: "en-GB", colorScheme: "light", viewport: wide };
const pictures = [
  { name: "inbox", path: "/inbox", ...english },
  { name: "record", path: "record", ...english, viewport: { width: 1200, height: 880 } },
  { name: "overview", path: "/overview", ...english, locale: "fr-FR", viewport: { width: 1200, height: 1000 } },
  {
    name: "inbox-arabic-dark",
    path: "/inbox?language=ar",
    locale: "ar-MA",
    colorScheme: "dark",
    viewport: { width: 1200, height: 640 },
  },
  { name: "inbox-telephone", path: "/inbox", ...english, locale: "fr-FR", viewport: { width: 360, height: 640 } },
];

/** Crawls the sample press and opens the desk over it, on a port that is free. */
function openSample(data) {
  const program = join(root, "dist", "src", "cli", "main.js");
  const child = spawn(process.execPath, [program, "sample", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  const address = new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      told += text;
      const found = /The desk is open on (http:\/\/[\d.:]*\d)/.exec(told);
      if (found) resolve(found[1]);
    });
    child.on("close", () => reject(new Error(`the sample has ended: ${told}`)));
  });
  const close = () =>
    new Promise((resolve) => {
      child.on("close", resolve);
      child.kill("SIGTERM");
    });
  return { address, close };
}

/** The address of the record that most outlets tell of. */
async function richestRecord(address) {
  const answer = await fetch(new URL("/api/records?leastOutlets=2&limit=200", address));
  const { records } = await answer.json();
  const [first] = records.toSorted((one, other) => other.independentOutlets - one.independentOutlets);
  return `/records/${first.id}`;
}

async function takeAll(address) {
  const browser = await chromium.launch({
    executablePath: process.env["SIJILL_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const record = await richestRecord(address);
  for (const { name, path, ...options } of pictures) {
    const page = await browser.newPage(options);
    await page.goto(new URL(path === "record" ? record : path, address).href, { waitUntil: "networkidle" });
    await page.waitForFunction(() => globalThis.document.querySelector(".skeleton") === null);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    const { size } = statSync(join(folder, `${name}.png`));
    console.log(`${name}.png: ${Math.round(size / 1000)} kB`);
    if (size > mostBytes) throw new Error(`${name}.png is larger than ${mostBytes / 1000} kB: show less`);
  }
  await browser.close();
}

mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "sijill-pictures-"));
const sample = openSample(data);
try {
  await takeAll(await sample.address);
} finally {
  await sample.close();
  rmSync(data, { recursive: true });
}
