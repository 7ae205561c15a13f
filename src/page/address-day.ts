import { monthNumbers } from "./day-forms.ts";
import { readDay } from "./day.ts";
import { dayPlaces } from "./day-places.ts";

const monthNames = [...monthNumbers.keys()].filter((name) => /^[a-z]+$/u.test(name)).join("|");
const placeholders: { readonly [name: string]: string } = {
  year: "(?<year>(?:19|20)\\d\\d)",
  month: "(?<month>\\d\\d)",
  name: `(?<month>${monthNames})`,
  day: "(?<day>\\d\\d)",
  m: "(?<month>\\d{1,2})",
  d: "(?<day>\\d{1,2})",
  time: "\\d{6,12}",
};
const forms = dayPlaces.addresses.map(
  (form) =>
    new RegExp(`${form.replaceAll(/\{(\w+)\}/gu, (_, name: string) => placeholders[name] ?? name)}(?!\\d)`, "iu"),
);

/** The day that an address carries; null where it carries none, and for that of an archive, which is the day of its copy. */
export function dayOfAddress(path: string): string | null {
  if (/https?:/iu.test(path)) return null;
  for (const form of forms) {
    const { year = "", month = "", day = "" } = form.exec(path)?.groups ?? {};
    const number = monthNumbers.get(month.toLowerCase()) ?? month;
    const found = year === "" ? null : readDay(`${year}-${number}-${day}`);
    if (found !== null) return found;
  }
  return null;
}
