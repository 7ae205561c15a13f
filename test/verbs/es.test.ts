import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { readVerbGroup } from "../../src/verbs/group.ts";
import type { Aspect } from "../../src/verbs/group.ts";
import { verbsOf } from "../../src/verbs/lexicon.ts";
import type { Tense } from "../../src/verbs/lexicon.ts";

const verbs = verbsOf("es");

describe("the forms of Spanish verbs", () => {
  it.each<[lemma: string, form: string, tense: Tense]>([
    ["firmar", "firmó", "past"],
    ["firmar", "firmaron", "past"],
    ["firmar", "firmados", "participle"],
    ["crear", "creará", "future"],
    ["generar", "generen", "present"],
    ["aprobar", "aprueba", "present"],
    ["invertir", "invirtió", "past"],
    ["invertir", "invierte", "present"],
    ["prever", "prevé", "present"],
    ["prever", "previstos", "participle"],
    ["conceder", "concedió", "past"],
    ["suscribir", "suscrito", "participle"],
    ["adjudicar", "adjudique", "present"],
    ["movilizar", "movilizó", "past"],
    ["obtener", "obtuvo", "past"],
    ["construir", "construyó", "past"],
    ["perder", "pierde", "present"],
    ["adjudicar", "adjudicarse", "infinitive"],
    ["asignar", "asignarles", "infinitive"],
    ["destinar", "destinándose", "gerund"],
    ["costar", "cuesta", "present"],
    ["caer", "cayó", "past"],
  ])("%s: %s is %s", (lemma, form, tense) => {
    expect(verbs.forms(lemma)?.get(form) ?? []).toContain(tense);
  });
});

it("takes no noun for the first person", () => {
  expect(verbs.forms("contratar")?.has("contrato")).toBe(false);
});

const groupOf = (phrase: string, lemma: string) => {
  const tokens = tokenise(phrase, "es");
  const forms = verbs.forms(lemma);
  const at = tokens.findIndex((token) => forms?.has(token.lower) === true);
  return readVerbGroup(tokens, at, forms?.get(tokens[at]?.lower ?? "") ?? [], verbs);
};

describe("Spanish verb groups", () => {
  it.each<[phrase: string, lemma: string, aspect: Aspect]>([
    ["se firmaron", "firmar", "done"],
    ["han sido firmados", "firmar", "done"],
    ["se han creado", "crear", "done"],
    ["acaba de firmar", "firmar", "done"],
    ["logró crear", "crear", "done"],
    ["ha conseguido crear", "crear", "done"],
    ["logrará crear", "crear", "future"],
    ["prevé crear", "crear", "future"],
    ["firman", "firmar", "present"],
    ["está invirtiendo", "invertir", "present"],
    ["creará", "crear", "future"],
    ["va a crear", "crear", "future"],
    ["debe permitir", "permitir", "future"],
    ["podría crear", "crear", "conditional"],
    ["serán firmados", "firmar", "future"],
    ["creando", "crear", "open"],
  ])("%s", (phrase, lemma, aspect) => {
    expect(groupOf(phrase, lemma).aspect).toBe(aspect);
  });

  it("are denied and pending where the act is only awaited", () => {
    expect(groupOf("aún no se ha firmado", "firmar")).toMatchObject({ negated: true, pending: true });
  });
});
