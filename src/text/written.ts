/** Words of data files, compared with words of a text: both pass through the same view, so that people may write them as they do. */
import { z } from "zod";
import { normalise } from "./view.ts";

/** One word or phrase, as the view of a text would show it. */
export const written = z
  .string()
  .min(1)
  .transform((text) => normalise(text).text);
