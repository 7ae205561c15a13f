/** The site that is crawled, in a process of its own: `site.js HOSTS ARTICLES`. It tells where it is, and ends with its parent. */
import { openPress } from "../../test/support/press/press.ts";

const [hosts = "1", articles = "1"] = process.argv.slice(2);
/** With its text, a page then has 99 kB. */
const weight = 92_500;

const press = await openPress({ hosts: Number(hosts), articles: Number(articles), weight });
process.send?.({ hosts: press.hosts, sourceFiles: press.sourceFiles });

let before = process.cpuUsage();
process.on("message", () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  press.seen.length = 0;
  process.send?.((user + system) / 1e6);
});
process.once("disconnect", () => void press.close());
