import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadGazetteer } from "../../src/names/gazetteer.ts";

const source = new URL("../../src/names/", import.meta.url);
const files = ["institutions.yaml", "regions.yaml", "sectors.yaml", "programmes.yaml"];

describe("a gazetteer that somebody has edited", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sijill-names-"));
    for (const file of files) cpSync(new URL(file, source), join(folder, file));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const append = (file: string, text: string): number => {
    const before = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), `${before}${text}`);
    return before.split("\n").length;
  };
  const load = () => loadGazetteer(pathToFileURL(`${folder}/`));

  it("takes up what is added", () => {
    append("institutions.yaml", "- id: huilerie\n  type: company\n  fr: [Huileries du Zerhoun]\n");
    expect(load().institutions.get("huilerie")?.fr).toEqual(["Huileries du Zerhoun"]);
  });

  it("is refused with file and line where an id stands twice", () => {
    const line = append("institutions.yaml", "- id: bad\n  type: company\n  fr: [Une autre]\n");
    expect(load).toThrow(`institutions.yaml:${line}: `);
    expect(load).toThrow("bad stands twice");
  });

  it("is refused where an institution points to no province, or a programme to no institution", () => {
    const line = append("institutions.yaml", "- id: parc_x\n  type: zone\n  fr: [Parc X]\n  province: nulle_part\n");
    expect(load).toThrow(`institutions.yaml:${line + 3}: `);
    cpSync(new URL("institutions.yaml", source), join(folder, "institutions.yaml"));
    append("programmes.yaml", "- id: plan_x\n  type: strategy\n  fr: [Plan X]\n  owner: personne\n");
    expect(load).toThrow("personne is not known");
  });

  it("is refused where a sector belongs to no group, and where a field is unknown", () => {
    append("sectors.yaml", "- id: poterie\n  group: argile\n  fr: [poterie]\n");
    expect(load).toThrow("argile is neither a sector nor one of");
    cpSync(new URL("sectors.yaml", source), join(folder, "sectors.yaml"));
    append("sectors.yaml", "- id: poterie\n  group: industry\n  nom: [poterie]\n");
    expect(load).toThrow("sectors.yaml:");
  });

  it("is refused where a file is missing", () => {
    rmSync(join(folder, "regions.yaml"));
    expect(load).toThrow("cannot be read");
  });
});
