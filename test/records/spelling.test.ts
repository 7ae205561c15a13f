import { expect, it } from "vitest";
import { consonantsOf } from "../../src/records/spelling.ts";

it.each([
  ["Stelmar", "ستلمار"],
  ["Boscar", "بوسكار"],
  ["Voltara", "فولتارا"],
  ["Lynxmotor", "لينكسموتور"],
  ["Propulsia", "بروبولسيا"],
  ["Zelkhar", "زلخار"],
  ["Chérifa", "شريفة"],
  ["Phénixia", "فينيكسيا"],
])("reads %s and %s alike", (latin, arabic) => {
  expect(consonantsOf(arabic)).toBe(consonantsOf(latin));
  expect(consonantsOf(latin)).not.toBe("");
});

it.each([
  ["Stelmar", "ستلميد"],
  ["Veltris", "فولتارا"],
  ["Kestrel", "كوستال"],
])("keeps %s and %s apart", (latin, arabic) => {
  expect(consonantsOf(arabic)).not.toBe(consonantsOf(latin));
});

it.each(["Groupe", "Maroc", "شركة", "MMDH", "Léa", "Io", ""])(
  "takes nothing from %j, which names nobody or is too short to tell",
  (word) => {
    expect(consonantsOf(word)).toBe("");
  },
);
