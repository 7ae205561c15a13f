/**
 * A rule of one's own, in a folder of YAML files that is laid over the built-in rules: the same sentence with and without it.
 *
 *   node examples/custom-rule.mjs
 *
 * The rule stands in examples/rules/dream.yaml. What is wrong in such a file is told with its line; `sijill rules test --rules
 * examples/rules` tries its sentences, and `sijill crawl --rules`, or SIJILL_RULES, takes it into a register.
 */
import { fileURLToPath } from "node:url";
import { extractFacts, loadEngine } from "sijill";

/** @type {import("sijill").ReadableArticle} */
const article = {
  url: null,
  title: "Des quais pour Nador",
  text: "La ville rêve de 40 MDH de quais, ont dit les élus de la commune.",
  language: "fr",
  publishedAt: "2025-03-04",
  kind: "article",
};

/**
 * @param {string} name
 * @param {import("sijill").Engine} engine
 */
function show(name, engine) {
  const { facts, accounts } = extractFacts(article, engine);
  for (const { type, status, value, unit, rule } of facts)
    console.log(`${name}: ${type} ${status} ${value} ${unit} by ${rule}`);
  for (const { outcome, mention, reason } of accounts)
    if (outcome !== "fact") console.log(`${name}: "${mention.quote}" is ${outcome}: ${reason}`);
}

show("without", loadEngine());
show("with", loadEngine([fileURLToPath(new URL("rules", import.meta.url))]));
