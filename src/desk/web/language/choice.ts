import { interfaceLanguages, type InterfaceLanguage } from "./words.ts";

const place = "sijill.language";

/** The language that was chosen here before, else the first of the browser's that there is, else French. */
export function chosenLanguage(): InterfaceLanguage {
  const wanted = [localStorage.getItem(place) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.map((tag) => interfaceLanguages.find((one) => one === tag)).find((one) => one !== undefined) ?? "fr";
}

export function keepLanguage(language: InterfaceLanguage): void {
  localStorage.setItem(place, language);
}
