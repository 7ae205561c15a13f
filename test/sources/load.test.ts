import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { languages } from "../../src/model.ts";
import { loadSources } from "../../src/sources/load.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sources-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const own = `id: example
name: Example
hosts: [news.example.ma]
languages: [fr]
outlet: press
markup: unproven
`;

function errorOf(content: string): SijillError {
  writeFileSync(join(folder, "broken.yaml"), content);
  try {
    loadSources([folder]);
  } catch (error) {
    if (error instanceof SijillError) return error;
  }
  throw new Error("nothing was refused");
}

describe("the publishers", () => {
  test("are found by any of their hosts and their twins", () => {
    const sources = loadSources();
    expect(sources.forHost("www.maghress.com")?.id).toBe("maghress");
    expect(sources.forHost("MAGHRESS.com.")?.id).toBe("maghress");
    expect(sources.forHost("m.libe.ma")?.id).toBe("libe");
    expect(sources.forHost("amp.libe.ma")?.id).toBe("libe");
    expect(sources.forHost("www.mobile.libe.ma")?.id).toBe("libe");
    expect(sources.forHost("fr.le360.ma")?.id).toBe("le360");
    expect(sources.forHost("nobody.example")).toBeNull();
  });

  test("have hosts of their own: none belongs to two", () => {
    const hosts = loadSources().all.flatMap((source) => source.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test("are many, in each of the four languages", () => {
    const { all } = loadSources();
    expect(all.length).toBeGreaterThanOrEqual(100);
    for (const language of languages)
      expect(all.filter((source) => source.languages.includes(language)).length).toBeGreaterThan(4);
  });

  test("of a user's folder are added, and replace the built-in one of the same id", () => {
    writeFileSync(join(folder, "a.yaml"), own);
    writeFileSync(join(folder, "b.yaml"), own.replace("id: example", "id: maghress"));
    const sources = loadSources([folder]);
    expect(sources.forHost("news.example.ma")?.name).toBe("Example");
    expect(sources.forHost("www.maghress.com")).toBeNull();
  });
});

describe("a publisher's file is refused with file, line and field", () => {
  test("for a field that is missing", () => {
    const error = errorOf(own.replace("name: Example\n", ""));
    expect(error.code).toBe("bad-data");
    expect(error.message).toMatch(/broken\.yaml:1: name:/);
  });

  test("for a value that cannot be", () => {
    expect(errorOf(own.replace("[fr]", "[fr, de]")).message).toMatch(/broken\.yaml:4: languages\.1:/);
    expect(errorOf(own.replace("news.example.ma", "https://news.example.ma/")).message).toMatch(/:3: hosts\.0:/);
  });

  test("for a field that nobody knows", () => {
    expect(errorOf(`${own}selector: h1\n`).message).toMatch(/selector/);
  });

  test("for YAML that is none", () => {
    expect(errorOf(`${own}feeds: [https://a.example\n`).message).toMatch(/broken\.yaml:\d+: not valid YAML/);
  });

  test("for a folder that is not there", () => {
    expect(() => loadSources([join(folder, "none")])).toThrow(SijillError);
  });
});
