/** The shape of the gazetteers: what a person may write into `institutions.yaml`, `regions.yaml`, `sectors.yaml`, `programmes.yaml`. */
import { z } from "zod";
import { languages } from "../model.ts";

const name = z.string().trim().min(2);
const names = z.array(name).min(1);
const id = z.string().regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, "is written in small letters, digits and underscores");
const year = z.number().int().min(1900).max(2100).nullable();

/** Names by language, the first as it is shown, and acronyms, found only as they are written. */
const bearer = {
  id,
  fr: names.optional(),
  ar: names.optional(),
  en: names.optional(),
  es: names.optional(),
  acronyms: names.optional(),
};

const years = z.strictObject({ from: year, to: year });

const institution = z.strictObject({
  ...bearer,
  type: name,
  years: years.optional(),
  /** The province that naming it tells. */
  province: id.optional(),
  /** The sector that naming it tells. */
  sector: id.optional(),
});

const code = z.string().regex(/^\d{2,3}$/, 'is written as digits in quotes: "051"');
const province = z.strictObject({ ...bearer, code });
const region = z.strictObject({ ...bearer, code, provinces: z.array(province).min(1) });
const sector = z.strictObject({ ...bearer, group: id });
const programme = z.strictObject({ ...bearer, type: name, years: years.optional(), owner: id.optional() });

/** Says of each id that stands twice where the second one stands. */
const refuseTwins = (
  ids: readonly { readonly id: string; readonly path: readonly PropertyKey[] }[],
  context: z.RefinementCtx,
): void => {
  const seen = new Set<string>();
  for (const one of ids) {
    if (seen.has(one.id)) {
      context.addIssue({ code: "custom", path: [...one.path, "id"], message: `${one.id} stands twice` });
    }
    seen.add(one.id);
  }
};

const unique = (list: readonly { readonly id: string }[], context: z.RefinementCtx): void =>
  refuseTwins(
    list.map((one, index) => ({ id: one.id, path: [index] })),
    context,
  );

/** Says of each field that points to nothing in another file where it stands. */
function refuseUnknown<Field extends string>(
  list: readonly { readonly [field in Field]?: string | undefined }[],
  field: Field,
  known: ReadonlySet<string>,
  context: z.RefinementCtx,
): void {
  list.forEach((one, index) => {
    const target = one[field];
    if (target === undefined || known.has(target)) return;
    context.addIssue({
      code: "custom",
      path: [index, field],
      message: `${target} is not known; write an id that exists`,
    });
  });
}

/** @param provinces ids of regions.yaml; `sectors` those of sectors.yaml */
export const institutionsFile = (provinces: ReadonlySet<string>, sectors: ReadonlySet<string>) =>
  z.array(institution).superRefine((list, context) => {
    unique(list, context);
    refuseUnknown(list, "province", provinces, context);
    refuseUnknown(list, "sector", sectors, context);
  });

/** @param institutions ids of institutions.yaml */
export const programmesFile = (institutions: ReadonlySet<string>) =>
  z.array(programme).superRefine((list, context) => {
    unique(list, context);
    refuseUnknown(list, "owner", institutions, context);
  });

export const regionsFile = z.array(region).superRefine((list, context) =>
  refuseTwins(
    list.flatMap((one, index) => [
      { id: one.id, path: [index] },
      ...one.provinces.map((inner, at) => ({ id: inner.id, path: [index, "provinces", at] })),
    ]),
    context,
  ),
);

/** Sectors that no other stands above. */
const groups: ReadonlySet<string> = new Set(["industry", "primary", "energy", "water", "environment", "services"]);

export const sectorsFile = z.array(sector).superRefine((list, context) => {
  unique(list, context);
  const known = new Set(list.map((one) => one.id));
  list.forEach((one, index) => {
    if (groups.has(one.group) || known.has(one.group)) return;
    context.addIssue({
      code: "custom",
      path: [index, "group"],
      message: `${one.group} is neither a sector nor one of ${[...groups].join(", ")}`,
    });
  });
});

const form = z.strictObject({
  heads: z.array(z.array(name).min(2)),
  proclitics: z.array(z.strictObject({ glued: z.string().min(1), stands: z.string() })),
});
export const formsFile = z.record(z.enum(languages), form);

export type Institution = z.infer<typeof institution>;
export type Region = z.infer<typeof region>;
export type Sector = z.infer<typeof sector>;
export type Programme = z.infer<typeof programme>;
export type Bearer = Pick<Institution, "id" | "fr" | "ar" | "en" | "es" | "acronyms">;
export type Years = z.infer<typeof years>;
export type Forms = z.infer<typeof form>;
