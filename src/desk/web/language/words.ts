/** The interface's words: one file a language, all with the same keys. */
import type french from "./fr.json";

export const interfaceLanguages = ["fr", "ar", "en"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** A text, or one for each plural category that the language has. Places for values stand in braces. */
type Entry = string | { readonly [category: string]: string };
export type Dictionary = { readonly [key in WordKey]: Entry };
export type WordKey = keyof typeof french;
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** Tags for Intl: the languages as they are written in Morocco, and English as its neighbours write it. */
export const localeOf: { readonly [language in InterfaceLanguage]: string } = {
  fr: "fr-MA",
  ar: "ar-MA",
  en: "en-GB",
};
export const directionOf = (language: InterfaceLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

const files: { readonly [language in InterfaceLanguage]: () => Promise<{ default: Dictionary }> } = {
  fr: () => import("./fr.json"),
  ar: () => import("./ar.json"),
  en: () => import("./en.json"),
};

export async function readDictionary(language: InterfaceLanguage): Promise<Dictionary> {
  return (await files[language]()).default;
}

/** Words of a dictionary; numbers among the values are written as the language does, `count` chooses the plural. */
export function wordsOf(dictionary: Dictionary, locale: string): Words {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const entry = dictionary[key];
    const count = Number(values["count"] ?? 0);
    const text = typeof entry === "string" ? entry : (entry[plurals.select(count)] ?? entry["other"] ?? "");
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
}
