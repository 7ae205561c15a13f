import { z } from "zod";

/**
 * A fresh place on a server. `prefix` is the schema's name, or what every key in Redis is to begin with: on a server that
 * somebody has named, nothing else tells it from what is theirs.
 */
export const freshPlace = z.object({ url: z.string(), prefix: z.string() });
export type Fresh = z.output<typeof freshPlace>;
