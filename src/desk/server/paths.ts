import type { App } from "./app.ts";

/** The addresses that are answered, each with its methods. */
export type Paths = ReadonlyMap<string, ReadonlySet<string>>;

/** Notes every route that is added from now on. */
export function notePaths(app: App): Paths {
  const paths = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return;
    const known = paths.get(url) ?? new Set();
    paths.set(url, known);
    for (const one of [method].flat()) known.add(one);
  });
  return paths;
}

/** The methods by which an address is answered, in the order of letters; none where it is not there. */
export function methodsAt(paths: Paths, url: string): string[] {
  const asked = (url.split("?", 1)[0] ?? "").split("/");
  const fitting = [...paths].filter(([path]) => {
    const parts = path.split("/");
    return parts.length === asked.length && parts.every((part, at) => part.startsWith(":") || part === asked[at]);
  });
  return [...new Set(fitting.flatMap(([, methods]) => Array.from(methods)))].toSorted();
}
