import type { Role } from "../../../store/accounts.ts";

/** What a role may do, each with everything of the one before. */
export const roles = ["reader", "reviewer", "admin"] as const satisfies readonly Role[];
