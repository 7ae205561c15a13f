import { useLocale } from "../language/locale.tsx";
import { interfaceLanguages } from "../language/words.ts";
import { themes, useTheme } from "./theme.ts";

const selfNames = { fr: "Français", ar: "العربية", en: "English" } as const;

/** Language and theme. */
export function Preferences() {
  const { words, language, choose } = useLocale();
  const [theme, setTheme] = useTheme();
  return (
    <>
      <select
        class="quiet"
        aria-label={words("settings.language")}
        value={language}
        onChange={({ currentTarget }) =>
          choose(interfaceLanguages.find((one) => one === currentTarget.value) ?? language)
        }
      >
        {interfaceLanguages.map((one) => (
          <option key={one} value={one} lang={one}>
            {selfNames[one]}
          </option>
        ))}
      </select>
      <select
        class="quiet"
        aria-label={words("settings.theme")}
        value={theme}
        onChange={({ currentTarget }) => setTheme(themes.find((one) => one === currentTarget.value) ?? theme)}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {words(`theme.${one}`)}
          </option>
        ))}
      </select>
    </>
  );
}
