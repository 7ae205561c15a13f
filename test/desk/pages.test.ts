import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ask, openTestDesk } from "./desk.ts";

function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), "sijill-pages-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Sijill</title>");
  writeFileSync(join(folder, "assets", "desk-4f2a.js"), "void 0;");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  writeFileSync(join(folder, "..", "beside.txt"), "not for anybody");
  return folder;
}

test("the page is served under every address that is none of the API's, and never kept unasked", async () => {
  const desk = await openTestDesk({ pages: builtPages() });
  for (const url of ["/", "/inbox?state=pending", "/records/r123", "/index.html"]) {
    const { statusCode, headers, body } = await ask(desk, { url });
    expect([statusCode, headers["cache-control"], body]).toEqual([
      200,
      "no-cache",
      "<!doctype html><title>Sijill</title>",
    ]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  }
  expect((await ask(desk, { url: "/api/nothing" })).json()).toMatchObject({ status: 404 });
});

test("files whose names tell what is in them are kept for good", async () => {
  const desk = await openTestDesk({ pages: builtPages() });
  const script = await ask(desk, { url: "/assets/desk-4f2a.js" });
  expect([script.statusCode, script.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(script.headers["content-type"]).toMatch(/javascript/);
  expect((await ask(desk, { url: "/icon.svg" })).headers["cache-control"]).toBe("no-cache");
  expect((await ask(desk, { url: "/assets/desk-0000.js" })).statusCode).toBe(404);
});

test("nothing beside the pages is served", async () => {
  const desk = await openTestDesk({ pages: builtPages() });
  for (const url of ["/../beside.txt", "/%2e%2e/beside.txt", "/assets/..%2f..%2fbeside.txt", "/..%5cbeside.txt"])
    expect((await ask(desk, { url })).body).not.toContain("not for anybody");
});

test("every answer forbids scripts and styles that are not the desk's own, and being shown in a frame", async () => {
  const desk = await openTestDesk({ pages: builtPages() });
  for (const url of ["/", "/api/session", "/api/nothing", "/assets/desk-4f2a.js"]) {
    const { headers } = await ask(desk, { url });
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';font-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  }
});

test("pages that were not built are told of", async () => {
  const desk = await openTestDesk();
  const { statusCode, body } = await ask(desk, { url: "/" });
  expect([statusCode, body]).toEqual([200, expect.stringContaining("npm run build")]);
});
