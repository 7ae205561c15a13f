/**
 * How long the inbox takes from the key `j` to the next record with its article on the screen, in a real Chromium:
 *
 *     npx sijill serve --data data/sample
 *     npx tsx bench/desk/move.ts http://127.0.0.1:4090 50
 */
import { openChromium } from "../../test/support/browser/chromium.ts";

const [address, count = "50"] = process.argv.slice(2);
if (address === undefined) {
  console.error(
    "usage: tsx bench/desk/move.ts ADDRESS [COUNT]\nADDRESS is that of an open desk whose inbox holds more records than COUNT",
  );
  process.exit(2);
}

/** Presses the key and resolves when another record is open, its article is there and both have been painted: milliseconds. */
const move = `(async () => {
  const open = () => document.querySelector(".row a[aria-current]")?.closest("li")?.dataset.record;
  const soon = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
  const before = open();
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", code: "KeyJ", bubbles: true }));
  while (open() === before || document.querySelector(".article-pane .article") === null) await soon();
  await new Promise(requestAnimationFrame);
  await soon();
  return performance.now() - start;
})()`;

const browser = await openChromium();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(new URL("/inbox?state=any", address).href);
await page.locator(".article").waitFor();
const times: number[] = [];
for (let done = 0; done < Number(count); done += 1) {
  // As long as somebody quick reads: what comes next is read ahead meanwhile.
  await page.waitForTimeout(400);
  times.push(await page.evaluate<number>(move));
}
await browser.close();
times.sort((one, other) => one - other);
const at = (share: number): string => (times[Math.ceil(times.length * share) - 1] ?? Number.NaN).toFixed(0);
console.log(`${times.length} moves: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms`);
