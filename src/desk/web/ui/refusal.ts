import type { Refusal } from "../api/client.ts";
import type { Words } from "../language/words.ts";

/** A refusal in words: the common ones in the language of the interface, the others as the server tells them. */
export function refusalText({ status, problem }: Refusal, words: Words): string {
  if (status === 0) return words("failure.unreachable");
  if (status === 403) return words("failure.forbidden");
  if (status === 404) return words("failure.missing");
  if (status === 429) return words("failure.tooMany");
  return problem?.detail ?? words("failure.status", { status: String(status) });
}
