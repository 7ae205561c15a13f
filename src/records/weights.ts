/** The weights of `weights.yaml`, read once. */
import { z } from "zod";
import { readData } from "../data.ts";

const reason = z.string().min(10);
const points = z.number().min(-5).max(5);
const weight = z.strictObject({ points, reason });
const share = z.strictObject({ share: z.number().min(0).max(1), reason });
const limit = z.strictObject({ within: z.number().positive(), reason });
const ratio = z.strictObject({ times: z.number().min(1), reason });
const byDigits = z.strictObject({ points: z.tuple([points, points, points, points]), reason });

const schema = z.strictObject({
  threshold: weight,
  leastTelling: byDigits,
  leastTellingAgreement: weight,
  digits: byDigits,
  agreements: byDigits,
  rounded: share,
  converted: share,
  disagreeing: share,
  unlikeValue: limit,
  roundest: limit,
  roundestPlain: limit,
  offRate: limit,
  sameDay: weight,
  nearDay: weight.extend({ within: z.number() }),
  samePeriod: weight,
  sameHorizon: weight,
  nearDays: weight.extend({ within: z.number() }),
  newsOfDay: weight,
  sameNews: weight.extend({ within: z.number() }),
  oldNews: weight.extend({ after: z.number() }),
  otherDay: weight.extend({ within: z.number() }),
  otherPeriod: weight,
  otherHorizon: weight,
  otherStatus: weight,
  occasion: limit,
  inStory: share,
  further: share,
  company: weight,
  spelled: weight,
  spelledShort: weight,
  programme: weight,
  province: weight,
  region: weight,
  sector: weight,
  institutions: z.strictObject({ points: z.record(z.string(), points), reason }),
  words: weight.extend({ over: z.number() }),
  sameText: weight,
  figures: byDigits.extend({ most: points }),
  otherCompany: weight,
  otherCompanySpelled: weight,
  otherSpelled: weight,
  otherRegion: weight,
  otherProvince: weight,
  otherSector: weight,
  otherProgramme: weight,
  otherKind: weight,
  partAndWhole: weight,
  course: weight,
  courseNames: weight,
  courseOfSector: weight,
  countedUp: limit,
  retold: limit,
  mostRevised: ratio,
  mostRealised: ratio,
});

export type Weights = z.output<typeof schema>;

/** Points and limits of `sameClaim` and `sameUndertaking`. */
export const weights: Weights = readData(new URL("weights.yaml", import.meta.url), schema);

/** What a number of so many significant digits weighs. */
export function ofDigits(
  { points: [one, two, three, more] }: { readonly points: readonly [number, number, number, number] },
  digits: number,
): number {
  return digits <= 0 ? 0 : digits === 1 ? one : digits === 2 ? two : digits === 3 ? three : more;
}
