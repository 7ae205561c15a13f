import type { ClaimRecord } from "../../src/records/record.ts";

/** What merging says of 450 posts that are to be created; `changes` replace its fields. */
export function sampleClaim(changes: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    id: "rfact",
    aliases: [],
    since: "2024-05-14T08:00:00.000Z",
    facts: ["fact"],
    type: "jobs",
    kind: "direct",
    metric: null,
    status: "planned",
    value: 450,
    max: null,
    unit: "job",
    per: null,
    qualifier: "exact",
    date: { value: "2024-05-14", end: null, precision: "day", basis: "publication" },
    horizon: "2027",
    subject: "La zone d'Oued Amlil",
    parties: [
      { name: "la région", id: null, role: "funder" },
      { name: "Veltris", id: null, role: "employer" },
    ],
    sectors: ["auto", "agro"],
    regions: ["oriental"],
    programmes: [],
    languages: ["fr"],
    outlets: ["Le Journal d'Essai"],
    independentOutlets: 1,
    disagreements: [],
    links: [],
    ...changes,
  };
}
