import { z } from "zod";

/** A mail address and nothing else: no name, no list, nothing that ends a header. */
export const mailAddress = z.email().max(254);

/** Who gets a mail: one address each, no address twice. */
export const recipients = z
  .array(mailAddress)
  .min(1)
  .max(50)
  .transform((addresses) => [...new Set(addresses)]);
