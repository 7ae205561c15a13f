/**
 * A publisher of one's own, described as data: its page as the generic reader takes it, and as it is read by its description.
 *
 *   node examples/custom-source.mjs
 *
 * The publisher stands in examples/sources/harbour.yaml. `sijill sources check --sources examples/sources` tells what is wrong in
 * such a file; `sijill crawl harbour --sources examples/sources` crawls it once it names feeds, sitemaps or listings.
 */
import { fileURLToPath } from "node:url";
import { loadSources, readPage } from "sijill";

const address = "https://harbournews.example/2025/03/des-quais-pour-nador";
const markup = `<html lang="fr"><head><title>Harbour News</title></head><body>
  <div class="story">
    <h2>Des quais pour Nador</h2>
    <p class="who">Salma Idrissi</p> <p class="when">4 mars 2025</p>
    <div class="words">
      <p>Le port de Nador aura deux quais de plus, que la région finance à hauteur de 40 MDH.</p>
      <p class="advice">Nos lecteurs ont aussi aimé la carte des plages et le guide des marchés de la côte.</p>
      <p>Les travaux commencent en juin et emploieront 120 personnes, selon les élus de la commune.</p>
    </div>
  </div></body></html>`;
const page = {
  address,
  finalAddress: address,
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  fetchedAt: "2025-03-04T12:00:00Z",
  body: new TextEncoder().encode(markup),
};

/**
 * @param {string} name
 * @param {import("sijill").Sources} sources
 */
function show(name, sources) {
  const { outlet, title, author, publishedAt, text } = readPage(page, sources);
  console.log(
    `${name}: ${JSON.stringify({ outlet, title, author, publishedAt, paragraphs: text.split("\n").length })}`,
  );
}

show("without", loadSources());
show("with", loadSources([fileURLToPath(new URL("sources", import.meta.url))]));
