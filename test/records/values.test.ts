import { expect, it } from "vitest";
import type { Qualifier } from "../../src/model.ts";
import { compareValues, type Reading } from "../../src/records/values.ts";

const reading = (value: number | null, unit = "job", qualifier: Qualifier = "exact", high = value): Reading => ({
  low: value,
  high,
  unit,
  qualifier,
  year: 2024,
});

it.each([
  ["the same", reading(13_340), reading(13_340)],
  ["rounded to thousands", reading(13_340), reading(13_000)],
  ["rounded to hundreds", reading(13_340), reading(13_300)],
  ["more than", reading(13_940), reading(13_000, "job", "at_least")],
  ["nearly", reading(12_840), reading(13_000, "job", "about")],
  ["in a range", reading(1_500, "job", "range", 2_000), reading(1_800)],
  ["in dollars", reading(3_000_000_000, "MAD"), reading(300_000_000, "USD")],
  ["in dollars and euros", reading(300_000_000, "USD"), reading(280_000_000, "EUR")],
  ["unnumbered", reading(null, "agreement"), reading(null, "agreement")],
])("takes figures that are %s for one", (_, one, other) => {
  expect(compareValues([one], [other])?.isDisagreement).toBe(false);
  expect(compareValues([other], [one])).toEqual(compareValues([one], [other]));
});

it("takes 857 and 855 for two readings of one figure", () => {
  expect(compareValues([reading(857_000_000, "MAD")], [reading(855_000_000, "MAD")])?.isDisagreement).toBe(true);
});

it.each([
  ["others", reading(13_340), reading(14_000)],
  ["less than the least", reading(12_800), reading(13_000, "job", "at_least")],
  ["revised", reading(2_400_000_000, "MAD"), reading(3_100_000_000, "MAD")],
  ["too coarse to be a rounding", reading(1_400), reading(1_000)],
  ["numbers of agreements", reading(33, "agreement"), reading(30, "agreement")],
  ["one and an open number", reading(1, "agreement"), reading(null, "agreement")],
  ["in another currency and too far", reading(3_000_000_000, "MAD"), reading(400_000_000, "USD")],
  ["of other units", reading(500, "job"), reading(500, "MAD")],
])("takes figures that are %s for two", (_, one, other) => {
  expect(compareValues([one], [other])).toBeNull();
  expect(compareValues([other], [one])).toBeNull();
});

it("goes by a conversion that an article gives", () => {
  expect(
    compareValues([reading(510_000_000, "MAD"), reading(50_000_000, "USD")], [reading(50_000_000, "USD")])?.reason,
  ).toMatch(/^the same figure/);
});
