import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Where this package stands, whether its source runs or what was compiled of it: a package may name itself. */
export const packageFolder = dirname(createRequire(import.meta.url).resolve("sijill/package.json"));
