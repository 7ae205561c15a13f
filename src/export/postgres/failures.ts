/** What PostgreSQL says of a failure. */

/** Its SQLSTATE; "" for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Its details, which name what depends on what; else its message. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "detail" in error && typeof error.detail === "string" ? error.detail : error.message;
}
