import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { chosenLanguage, keepLanguage } from "./choice.ts";
import { type Formats, formatsOf } from "./formats.ts";
import {
  type Dictionary,
  directionOf,
  type InterfaceLanguage,
  localeOf,
  readDictionary,
  type Words,
  wordsOf,
} from "./words.ts";

export interface Locale {
  readonly language: InterfaceLanguage;
  readonly words: Words;
  readonly formats: Formats;
  readonly choose: (language: InterfaceLanguage) => void;
}

const LocaleContext = createContext<Locale | null>(null);

/** The language of the interface, with its words and formats. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error("outside of LocaleProvider");
  return locale;
}

export function LocaleProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState(chosenLanguage);
  const [read, setRead] = useState<{ language: InterfaceLanguage; dictionary: Dictionary } | null>(null);
  useEffect(() => {
    void readDictionary(language).then((dictionary) => setRead({ language, dictionary }));
  }, [language]);
  const locale = useMemo<Locale | null>(() => {
    if (read === null) return null;
    const words = wordsOf(read.dictionary, localeOf[read.language]);
    return {
      language: read.language,
      words,
      formats: formatsOf(localeOf[read.language], words),
      choose: (chosen) => {
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    };
  }, [read]);
  useEffect(() => {
    if (locale === null) return;
    document.documentElement.lang = locale.language;
    document.documentElement.dir = directionOf(locale.language);
  }, [locale]);
  return locale === null ? null : <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}
