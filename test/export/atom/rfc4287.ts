/** The rules of RFC 4287 that a feed of ours must keep, for tests. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";

/** The parser gives every element as a list, and attributes with "@". */
const instant = z.tuple([z.iso.datetime({ offset: true })]);
const iri = z.tuple([z.string().regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/)]);
const textOf = z.union([
  z.string().min(1),
  z.strictObject({ "#text": z.string().min(1), "@type": z.enum(["text", "html"]) }),
]);
const link = z.strictObject({
  "@href": z.url({ protocol: /^https?$/ }),
  "@rel": z.enum(["self", "alternate", "via"]),
  "@type": z.string(),
});
const entry = z.strictObject({
  id: iri,
  title: z.tuple([textOf]),
  updated: instant,
  published: instant.optional(),
  content: z.tuple([textOf]),
  link: z
    .array(link)
    .refine((links) => links.filter((one) => one["@rel"] === "alternate").length === 1, "4.1.2: one alternate"),
  category: z.array(z.strictObject({ "@term": z.string().min(1) })).optional(),
});
const feed = z.strictObject({
  "@xmlns": z.literal("http://www.w3.org/2005/Atom"),
  "@xml:lang": z.string(),
  id: iri,
  title: z.tuple([textOf]),
  subtitle: z.tuple([textOf]),
  updated: instant,
  author: z.tuple([z.strictObject({ name: z.tuple([z.string().min(1)]) })]),
  generator: z.tuple([z.string()]),
  link: z.array(link).refine((links) => links.filter((one) => one["@rel"] === "self").length === 1, "4.1.1: one self"),
  entry: z
    .array(entry)
    .refine((entries) => new Set(entries.map(({ id }) => id[0])).size === entries.length, "4.1.1: ids differ")
    .optional(),
});

/** The feed that a text holds. Throws where it is not well-formed or breaks a rule. */
export function checkAtom(xml: string): z.output<typeof feed> {
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) throw new Error(wellFormed.err.msg);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    isArray: (name, _, __, isAttribute) => name !== "feed" && !isAttribute,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
  });
  return z.strictObject({ feed }).parse(parser.parse(xml)).feed;
}
