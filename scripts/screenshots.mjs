// Takes the pictures of the desk for the docs: npm run build && node scripts/screenshots.mjs http://127.0.0.1:4090 docs/pictures
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, folder] = process.argv.slice(2);
if (address === undefined || folder === undefined) {
  console.error(
    "usage: node scripts/screenshots.mjs ADDRESS FOLDER\nADDRESS is an open desk's, of npm start or sijill serve",
  );
  process.exit(2);
}

const wide = { width: 1440, height: 900 };
const pictures = [
  { name: "inbox", path: "/inbox", locale: "fr-FR", colorScheme: "light", viewport: wide },
  { name: "inbox-arabic-dark", path: "/inbox?language=ar", locale: "ar-MA", colorScheme: "dark", viewport: wide },
  {
    name: "overview",
    path: "/overview",
    locale: "en-GB",
    colorScheme: "light",
    viewport: { width: 1440, height: 1500 },
  },
  {
    name: "inbox-telephone",
    path: "/inbox",
    locale: "fr-FR",
    colorScheme: "light",
    viewport: { width: 320, height: 640 },
  },
  { name: "rules", path: "/rules", locale: "ar-MA", colorScheme: "light", viewport: { width: 768, height: 900 } },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["SIJILL_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const { name, path, ...options } of pictures) {
  const page = await browser.newPage(options);
  await page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
  await page.waitForFunction(() => globalThis.document.querySelector(".skeleton") === null);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
