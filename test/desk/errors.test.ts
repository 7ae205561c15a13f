import { connect } from "node:net";
import { expect, test, vi } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { ask, openTestDesk } from "./desk.ts";

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
