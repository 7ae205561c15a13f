/** What `sijill filter` does. */
import { newFilterId } from "../desk/server/routes/filters.ts";
import { SijillError } from "../errors.ts";
import { nextDigest } from "../export/digest/schedule.ts";
import { recipients } from "../export/mail/address.ts";
import { filterName, type SavedFilter } from "../store/saved-filters.ts";
import type { AddFilterOptions, MailOptions, SavedFilterOptions } from "./filter.ts";
import { tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { checkedFilter } from "./record-filter.ts";
import { note, withRegister } from "./users.ts";

export async function addFilterNamed(given: string, { data, ...asked }: AddFilterOptions): Promise<void> {
  const name = nameFrom(given);
  await withRegister(data, async (register, now) => {
    const filter = checkedFilter(asked);
    const saved = { id: newFilterId(), name, owner: "command line", filter, createdAt: now };
    if (!(await register.addSavedFilter(saved)))
      throw new SijillError("wrong-use", `there is a saved filter "${name}" already; sijill filter list shows them`);
    await note(register, now, "filter.add", { name });
    await write(`${name} is saved; its feed is /feeds/${encodeURIComponent(name)}.atom at the desk\n`);
  });
}

export async function listFilters({ json = false, data }: SavedFilterOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const filters = await register.listSavedFilters();
    if (json) for (const saved of filters) await writeJson(saved);
    else if (filters.length === 0) await write("there are no saved filters: sijill filter add makes one\n");
    else await write(tableText(filters.map(rowOf), { names: ["filter", "owner", "since", "digest", "shows"] }));
  });
}

function rowOf({ name, owner, createdAt, digest, filter }: SavedFilter): string[] {
  const mailed = digest === null ? "" : `every ${digest.every} to ${digest.recipients.length}, in ${digest.language}`;
  const conditions = Object.entries(filter).map(([condition, value]) => `${condition}=${String(value)}`);
  return [name, owner, createdAt.slice(0, 10), mailed, conditions.join(" ") || "everything"];
}

export async function mailFilter(given: string, { every, language, to = [], off, data }: MailOptions): Promise<void> {
  const name = nameFrom(given);
  await withRegister(data, async (register, now) => {
    const plan =
      off === true
        ? null
        : { every, language, recipients: addressesFrom(to), toldUntil: now, dueAt: nextDigest(every, Date.parse(now)) };
    if (!(await register.planDigest(name, plan))) throw unknownFilter(name);
    await note(register, now, "filter.mail", { name, every: plan === null ? null : every });
    const told = plan === null ? "is mailed no more" : `is mailed every ${every}, next at ${plan.dueAt}`;
    await write(`the digest of ${name} ${told}\n`);
  });
}

export async function removeFilter(given: string, { data }: SavedFilterOptions): Promise<void> {
  const name = nameFrom(given);
  await withRegister(data, async (register, now) => {
    if (!(await register.removeSavedFilter(name))) throw unknownFilter(name);
    await note(register, now, "filter.remove", { name });
    await write(`${name} is removed\n`);
  });
}

/** @throws SijillError "wrong-use" */
export function nameFrom(given: string): string {
  const { data, error } = filterName.safeParse(given);
  if (error === undefined) return data;
  throw new SijillError("wrong-use", `"${given.slice(0, 64)}" is no name: ${error.issues[0]?.message ?? ""}`);
}

/** @throws SijillError "wrong-use" */
export function addressesFrom(given: readonly string[]): string[] {
  const { data, error } = recipients.safeParse(given);
  if (error === undefined) return data;
  const wrong = given[Number(error.issues[0]?.path[0])];
  const what =
    wrong === undefined ? "name 1 to 50 mail addresses by --to" : `"${wrong.slice(0, 80)}" is no mail address`;
  throw new SijillError("wrong-use", what);
}

export function unknownFilter(name: string): SijillError {
  return new SijillError("wrong-use", `there is no saved filter "${name}"; sijill filter list shows them`);
}
