import type { ListedFact, Register, TextMember } from "../../store/register.ts";

/** A fact with the other outlets that show the text it stands in. */
export interface ShownFact extends ListedFact {
  /** Their names, in the order of letters. */
  readonly alsoIn: readonly string[];
}

/** Facts whose texts are looked up together. */
const portion = 100;

/** Adds to facts which other outlets show their text, a portion at a time. */
export async function* withOutlets(
  facts: AsyncIterable<ListedFact>,
  register: Pick<Register, "findTexts">,
): AsyncGenerator<ShownFact> {
  let waiting: ListedFact[] = [];
  for await (const fact of facts) {
    waiting.push(fact);
    if (waiting.length < portion) continue;
    yield* await lookUp(waiting, register);
    waiting = [];
  }
  yield* await lookUp(waiting, register);
}

async function lookUp(facts: readonly ListedFact[], register: Pick<Register, "findTexts">): Promise<ShownFact[]> {
  const texts = await register.findTexts([...new Set(facts.map(({ articleKey }) => articleKey))]);
  return facts.map(({ fact, articleKey, article }) => {
    const outlets = (texts.get(articleKey)?.members ?? []).map(outletOf);
    const own = outletOf({ url: article.url, outlet: article.outlet });
    const others = new Set(outlets.filter((outlet) => outlet !== null && outlet !== own));
    return { fact, articleKey, article, alsoIn: [...others].flatMap((name) => name ?? []).toSorted(byName) };
  });
}

/** Its name, else its host. */
function outletOf({ url, outlet }: Pick<TextMember, "url" | "outlet">): string | null {
  if (outlet !== null) return outlet;
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}

function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
