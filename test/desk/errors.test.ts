import { connect } from "node:net";
import { describe, expect, it, test, vi } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { problem } from "../../src/desk/api/fields.ts";
import { ask, localToken, openTestDesk } from "./desk.ts";
import { fill } from "./press.ts";

test("a register that is busy is told of as such, and when to come again", async () => {
  const desk = await openTestDesk();
  const busy = new SijillError("store-locked", "The register is being written by others.");
  vi.spyOn(desk.register, "listRecords").mockRejectedValueOnce(busy);
  const answer = await ask(desk, { url: "/api/records" });
  expect(answer.json()).toEqual({
    type: "about:blank",
    title: "Service Unavailable",
    status: 503,
    detail: "The register is being written by others.",
    code: "store-locked",
  });
  expect(answer.headers["retry-after"]).toBe("2");
  expect(desk.troubles).toEqual([busy]);
});

test("what nobody expected is told to the log and to nobody else", async () => {
  const desk = await openTestDesk();
  const defect = new TypeError("secret of the house at /srv/sijill");
  vi.spyOn(desk.register, "listRecords").mockRejectedValueOnce(defect);
  const answer = await ask(desk, { url: "/api/records" });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("secret");
  expect(desk.troubles).toEqual([defect]);
});

test("an answer that is not as the API says is a defect, and is not sent", async () => {
  const desk = await openTestDesk();
  vi.spyOn(desk.register, "countRecords").mockResolvedValueOnce(JSON.parse('{"all":"many"}'));
  expect((await ask(desk, { url: "/api/records/counts" })).statusCode).toBe(500);
  expect(desk.troubles).toHaveLength(1);
});

test("requests are told apart that are no HTTP, and come to nothing", async () => {
  const desk = await openTestDesk();
  const port = Number(new URL(await desk.app.listen({ host: "127.0.0.1", port: 0 })).port);
  const answered = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /api/session HTTP/9.9\r\nbroken\r\n\r\n"));
    socket.setEncoding("utf8").on("data", (part: string) => (text += part));
    socket.on("error", reject).on("close", () => resolve(text));
  });
  expect(answered).toMatch(/^HTTP\/1\.1 400 /);
});

describe("a change that is refused", () => {
  it("says why by a code with what it is about, besides in English", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const [record] = (await desk.register.listRecords({ types: ["funds"] }, { by: "value", descending: true }, 1))
      .records;
    const headers = await localToken(desk);
    const send = async (path: string, payload: object) => {
      const answer = await ask(desk, {
        method: "POST",
        url: `/api/records/${record?.id ?? ""}/${path}`,
        payload,
        headers,
      });
      return [answer.statusCode, problem.parse(answer.json()).reasons?.map(({ is, values }) => [is, values])];
    };
    const amend = { qualifier: "range", max: 5, unit: "job" };
    expect(await send("reviews", { action: "correct", version: 1, amend })).toEqual([
      422,
      [
        ["claim-unit", { type: "funds", unit: "job" }],
        ["range-order", {}],
      ],
    ]);
    const reopened = await send("reviews", { action: "reopen", version: 1 });
    expect(reopened).toEqual([422, [["not-allowed", { action: "reopen", state: "pending" }]]]);
    expect(await send("undo", { version: 1 })).toEqual([422, [["nothing-decided", {}]]]);
    expect(await send("join", { version: 1, other: "rnobody" })).toEqual([422, [["join-unknown", {}]]]);
    expect(await send("join", { version: 1, other: record?.id })).toEqual([422, [["join-self", {}]]]);
    expect(await send("split", { version: 1, facts: record?.facts })).toEqual([422, [["split-all", {}]]]);
  });
});
