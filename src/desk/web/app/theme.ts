import { useLayoutEffect, useState } from "preact/hooks";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const place = "sijill.theme";

/** Light, dark, or as the machine is set. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(() => themes.find((one) => one === localStorage.getItem(place)) ?? "system");
  // Before anything is painted: nobody who works in the dark sees the page light first.
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  // Kept at once, whatever becomes of the page in the next moment.
  const choose = (chosen: Theme): void => {
    localStorage.setItem(place, chosen);
    setTheme(chosen);
  };
  return [theme, choose];
}
