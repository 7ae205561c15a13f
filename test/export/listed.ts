/** Records as lists show them, for what puts them into words. */
import type { ListedRecord } from "../../src/store/records.ts";

/** A record of jobs; `changes` replace its fields. */
export function listed(changes: Partial<ListedRecord> = {}): ListedRecord {
  return {
    id: "r0a1b2c3d4e5f60718293a4b5",
    version: 1,
    since: "2026-03-01T09:00:00.000Z",
    changedAt: "2026-03-01T10:00:00.000Z",
    state: "pending",
    withdrawnAt: null,
    confidence: 0.9,
    rules: ["jobs/creates"],
    sources: ["journal"],
    isPart: false,
    disagreeing: 0,
    facts: ["f1"],
    type: "jobs",
    kind: null,
    metric: null,
    status: "planned",
    value: 320,
    max: null,
    unit: "job",
    per: null,
    qualifier: "exact",
    date: { value: "2026-02-28", end: null, precision: "day", basis: "explicit" },
    horizon: null,
    subject: "l'abattoir de Guercif",
    parties: [{ name: "la commune", id: null, role: "employer" }],
    sectors: [],
    regions: [],
    programmes: [],
    languages: ["fr"],
    outlets: ["Le Journal d'Essai", "La Gazette d'Essai"],
    independentOutlets: 2,
    lead: {
      fact: "f1",
      quote: "il créera 320 emplois",
      title: "Un abattoir à Guercif",
      url: "https://journal.example/abattoir?a=1&b=2",
      outlet: "Le Journal d'Essai",
      language: "fr",
      publishedAt: "2026-03-01",
    },
    ...changes,
  };
}
