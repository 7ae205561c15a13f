import { createHash } from "node:crypto";
import type { App } from "./app.ts";

/** Marks answers by what they say (RFC 9110, 8.8.3): who has one already is told so with 304 and nothing else. */
export function markAnswers(app: App): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (request.routeOptions.config.access === undefined) return payload;
    // Answers are for whoever asked: kept by the browser alone, and asked after each time.
    reply.header("cache-control", "private, no-cache").header("vary", "cookie, authorization");
    if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") return payload;
    const etag = `"${createHash("sha256").update(payload).digest("base64url").slice(0, 27)}"`;
    reply.header("etag", etag);
    if (!isAmong(etag, request.headers["if-none-match"])) return payload;
    reply.code(304).removeHeader("content-type");
    return null;
  });
}

/** A weak mark serves as well as a strong one here, RFC 9110, 13.1.2. */
function isAmong(etag: string, header: string | undefined): boolean {
  return header !== undefined && header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}
