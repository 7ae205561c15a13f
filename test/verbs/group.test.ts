import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";
import { readVerbGroup } from "../../src/verbs/group.ts";
import type { VerbGroup } from "../../src/verbs/group.ts";
import { verbsOf } from "../../src/verbs/lexicon.ts";

/** The group of the first form of `lemma` in the sentence. */
function groupOf(sentence: string, lemma: string): VerbGroup & { words: string } {
  const tokens = tokenise(normalise(sentence).text, "fr");
  const forms = verbsOf("fr").forms(lemma);
  const at = tokens.findIndex((token) => forms?.has(token.lower) === true);
  const group = readVerbGroup(tokens, at, forms?.get(tokens[at]?.lower ?? "") ?? [], verbsOf("fr"));
  const words = tokens
    .slice(group.first, at + 1)
    .map((token) => token.text)
    .join(" ");
  return { ...group, words };
}

describe("what a verb says about time", () => {
  it.each([
    ["L'office a signé deux conventions.", "signer", "done", "a signé"],
    ["L'office avait signé deux conventions.", "signer", "done", "avait signé"],
    ["Deux conventions ont été signées.", "signer", "done", "ont été signées"],
    ["Deux conventions sont signées.", "signer", "done", "sont signées"],
    ["La convention fut signée.", "signer", "done", "fut signée"],
    ["Deux conventions ont également été signées lundi.", "signer", "done", "ont également été signées"],
    ["Le port a déjà été achevé.", "achever", "done", "a déjà été achevé"],
    ["Elle a, lundi, signé deux conventions.", "signer", "done", "a , lundi , signé"],
    ["L'office vient de signer deux conventions.", "signer", "done", "vient de signer"],
    ["L'office dit avoir investi 5 MDH.", "investir", "done", "avoir investi"],
    ["Après avoir signé l'accord, il est parti.", "signer", "done", "avoir signé"],
    ["L'office a d'ores et déjà signé deux conventions.", "signer", "done", "a d' ores et déjà signé"],
    ["Les conventions ont toutes deux été signées.", "signer", "done", "ont toutes deux été signées"],
    ["L'office signa deux conventions.", "signer", "done", "signa"],
    ["Des conventions officiellement signées.", "signer", "done", "signées"],
    ["L'office signe deux conventions.", "signer", "present", "signe"],
    ["L'office signait deux conventions par an.", "signer", "present", "signait"],
    ["L'office signera deux conventions.", "signer", "future", "signera"],
    ["Deux conventions seront signées.", "signer", "future", "seront signées"],
    ["Deux conventions seront bientôt signées.", "signer", "future", "seront bientôt signées"],
    ["Deux conventions auront été signées.", "signer", "future", "auront été signées"],
    ["L'office va signer deux conventions.", "signer", "future", "va signer"],
    ["Deux conventions vont être signées.", "signer", "future", "vont être signées"],
    ["La convention doit être signée.", "signer", "future", "doit être signée"],
    ["La convention pourra être signée.", "signer", "future", "pourra être signée"],
    ["L'office compte signer deux conventions.", "signer", "future", "compte signer"],
    ["Il entend également signer un accord.", "signer", "future", "entend également signer"],
    ["L'office signerait deux conventions.", "signer", "conditional", "signerait"],
    ["La convention serait signée.", "signer", "conditional", "serait signée"],
    ["La convention aurait été signée.", "signer", "done", "aurait été signée"],
    ["La convention devrait être signée.", "signer", "conditional", "devrait être signée"],
    ["La convention devrait permettre 20 emplois.", "permettre", "conditional", "devrait permettre"],
    ["Il pourrait investir 5 MDH.", "investir", "conditional", "pourrait investir"],
    ["Les parties sont là pour signer un accord.", "signer", "open", "signer"],
    ["En signant l'accord, il a promis 20 emplois.", "signer", "open", "signant"],
    ["Une convention à signer.", "signer", "open", "signer"],
    ["Un accord qui sera conclu.", "conclure", "future", "sera conclu"],
    ["L'accord est en passe d'être signé.", "signer", "open", "être signé"],
  ])("%s", (sentence, lemma, aspect, words) => {
    expect(groupOf(sentence, lemma)).toMatchObject({ aspect, words, negated: false, pending: false });
  });
});

describe("participles without an auxiliary", () => {
  it.each([
    ["Les conventions signées lundi couvrent la région.", "signer", true],
    ["Un programme doté de 20 MDH.", "doter", true],
    ["Les conventions ont été signées lundi.", "signer", false],
    ["L'office a signé lundi.", "signer", false],
  ])("%s", (sentence, lemma, bare) => {
    expect(groupOf(sentence, lemma).bare).toBe(bare);
  });

  it.each([
    ["Le conseil investit 5 MDH.", "investir", "present", false],
    ["Le groupe conclut un accord.", "conclure", "present", false],
    ["Le conseil finance le port.", "financer", "present", false],
  ])("are no forms of the present: %s", (sentence, lemma, aspect, bare) => {
    expect(groupOf(sentence, lemma)).toMatchObject({ aspect, bare });
  });
});

describe("negation", () => {
  it.each([
    ["Les conventions n'ont pas encore été signées.", "signer", true, true],
    ["Les conventions n'ont toujours pas été signées.", "signer", true, true],
    ["La convention n'est pas encore signée.", "signer", true, true],
    ["L'office n'a pas signé la convention.", "signer", true, false],
    ["L'office ne signera pas la convention.", "signer", true, false],
    ["L'office n'a jamais signé de convention.", "signer", true, false],
    ["L'office ne signe plus de convention.", "signer", true, false],
    ["L'office n'a signé aucune convention.", "signer", true, false],
    ["Des conventions pas encore signées.", "signer", true, true],
    ["L'office a signé plus de 20 conventions.", "signer", false, false],
    ["L'office a signé pas moins de 20 conventions.", "signer", false, false],
    ["L'office a encore signé 20 conventions.", "signer", false, false],
    ["Non seulement il a signé, mais il a payé.", "signer", false, false],
    ["L'office a signé 20 conventions ni plus ni moins.", "signer", false, false],
    ["Il ne compte pas s'arrêter là et a signé un accord.", "signer", false, false],
    ["L'office n'a signé que deux conventions.", "signer", false, false],
    ["L'office n'a pas fermé, il a signé un accord.", "signer", false, false],
    ["Plus de 20 conventions ont été signées.", "signer", false, false],
  ])("%s", (sentence, lemma, negated, pending) => {
    expect(groupOf(sentence, lemma)).toMatchObject({ negated, pending });
  });
});
