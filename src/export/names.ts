/** The tables of the register that flow out of it. */
export const tableNames = ["records", "facts", "evidence", "articles", "parties", "reviews"] as const;
export type TableName = (typeof tableNames)[number];
