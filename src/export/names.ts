/** The tables of the register that flow out of it. */
export const tableNames = ["records", "facts", "evidence", "articles", "parties", "reviews"] as const;
/** One of `tableNames`. */
export type TableName = (typeof tableNames)[number];

/** The formats that they are written in, as options and the ends of file names call them; `formats.ts` has what writes them. */
export const formatNames = ["csv", "jsonl", "json", "xlsx", "parquet"] as const;
/** One of `formatNames`. */
export type FormatName = (typeof formatNames)[number];

/** The formats of files that hold several tables and are no streams. */
export const fileFormatNames = ["sqlite"] as const;
/** One of `fileFormatNames`. */
export type FileFormatName = (typeof fileFormatNames)[number];
