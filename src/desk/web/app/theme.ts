import { useEffect, useState } from "preact/hooks";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const place = "sijill.theme";

/** Light, dark, or as the machine is set. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(() => themes.find((one) => one === localStorage.getItem(place)) ?? "system");
  useEffect(() => {
    localStorage.setItem(place, theme);
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return [theme, setTheme];
}
