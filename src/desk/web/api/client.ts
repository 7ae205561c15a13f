/** One way to the server: JSON there and back, failures as `Refusal`. */
import type { Problem } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";

/** A problem whose `current` is the record as it is now, where somebody has changed it meanwhile. */
export interface Told extends Omit<Problem, "current"> {
  readonly current?: RecordDetailAnswer;
}

/** What the server refused, or that it could not be reached (`status` 0). */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Told | null;

  constructor(status: number, problem: Told | null) {
    super(problem?.detail ?? problem?.title ?? `status ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

let csrf: string | null = null;
let onLoggedOut: () => void = () => undefined;

/** The token that goes with every request that changes something; null where nobody is logged in. */
export function setToken(token: string | null): void {
  csrf = token;
}

/** Called when the server says that nobody is logged in any more. */
export function whenLoggedOut(call: () => void): void {
  onLoggedOut = call;
}

/**
 * Asks the server.
 * @param path below `/api/`, with its query
 * @param body sent as JSON where it is given
 * @throws Refusal
 */
export async function ask<Answer>(path: string, method = "GET", body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (csrf !== null && method !== "GET") headers["x-csrf-token"] = csrf;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`/api/${path}`, { method, headers, ...sent }).catch(() => null);
  if (response === null) throw new Refusal(0, null);
  const text = await response.text();
  if (response.ok) return JSON.parse(text === "" ? "null" : text);
  if (response.status === 401 && path !== "login") onLoggedOut();
  throw new Refusal(response.status, problemIn(text));
}

function problemIn(text: string): Told | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
