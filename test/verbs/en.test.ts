import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { readVerbGroup } from "../../src/verbs/group.ts";
import type { Aspect } from "../../src/verbs/group.ts";
import { verbsOf } from "../../src/verbs/lexicon.ts";
import type { Tense } from "../../src/verbs/lexicon.ts";

const verbs = verbsOf("en");

describe("the forms of English verbs", () => {
  it.each<[lemma: string, form: string, tense: Tense]>([
    ["sign", "signed", "past"],
    ["sign", "signed", "participle"],
    ["sign", "signs", "present"],
    ["create", "creating", "gerund"],
    ["approve", "approved", "participle"],
    ["launch", "launches", "present"],
    ["ratify", "ratified", "past"],
    ["deploy", "deploys", "present"],
    ["plan", "planned", "participle"],
    ["commit", "committed", "past"],
    ["cancel", "cancelled", "past"],
    ["spend", "spent", "participle"],
    ["suspend", "suspended", "participle"],
    ["target", "targeted", "past"],
    ["authorise", "authorised", "past"],
    ["close", "closed", "past"],
    ["undertake", "undertaken", "participle"],
  ])("%s: %s is %s", (lemma, form, tense) => {
    expect(verbs.forms(lemma)?.get(form) ?? []).toContain(tense);
  });
});

const groupOf = (phrase: string, lemma: string) => {
  const tokens = tokenise(phrase, "en");
  const forms = verbs.forms(lemma);
  const at = tokens.findIndex((token) => forms?.has(token.lower) === true);
  return readVerbGroup(tokens, at, forms?.get(tokens[at]?.lower ?? "") ?? [], verbs);
};

describe("English verb groups", () => {
  it.each<[phrase: string, lemma: string, aspect: Aspect]>([
    ["has signed", "sign", "done"],
    ["were signed", "sign", "done"],
    ["have already been created", "create", "done"],
    ["has just signed", "sign", "done"],
    ["sign", "sign", "present"],
    ["is being signed", "sign", "present"],
    ["is investing", "invest", "present"],
    ["will create", "create", "future"],
    ["plans to create", "create", "future"],
    ["is to be signed", "sign", "future"],
    ["is expected to generate", "generate", "future"],
    ["could create", "create", "conditional"],
    ["should allow", "allow", "conditional"],
    ["by creating", "create", "open"],
    ["according to signed texts", "sign", "done"],
  ])("%s", (phrase, lemma, aspect) => {
    expect(groupOf(phrase, lemma).aspect).toBe(aspect);
  });

  it.each([
    ["has not been signed yet", true],
    ["hasn't signed yet", true],
    ["has never signed", false],
  ])("%s is denied", (phrase, pending) => {
    expect(groupOf(phrase, "sign")).toMatchObject({ negated: true, pending });
  });
});
