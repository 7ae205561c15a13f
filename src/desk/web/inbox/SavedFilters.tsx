import { useState } from "preact/hooks";
import { Link, useSearch } from "wouter-preact";
import { feedAddress, listSavedFilters, removeSavedFilter, type SavedFilter, saveFilter } from "../api/filters.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useMayReview, useSession } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { useSending } from "../people/use-sending.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Failure } from "../ui/Failure.tsx";
import { TextField } from "../ui/fields.tsx";
import { anyState, filterQuery } from "./filters.ts";

/** Filters under names, each with its feed, and a form that saves the one that is set. */
export function SavedFilters({ close }: { close: () => void }) {
  const { words } = useLocale();
  const search = useSearch();
  const mayReview = useMayReview();
  const { value, failure, reload } = useLoaded("filters", listSavedFilters);
  const send = useSending();
  const [name, setName] = useState("");
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const saved = await send(() => saveFilter(name, filterQuery(search)), words("saved.done", { name }));
    if (saved !== null) setName("");
    reload();
  };
  const remove = async (removed: string): Promise<void> => {
    await send(() => removeSavedFilter(removed), words("saved.removed", { name: removed }));
    reload();
  };
  return (
    <Dialog title={words("saved.title")} close={close}>
      <p class="faint">{words("saved.text")}</p>
      {failure === null ? null : <Failure refusal={failure} again={reload} />}
      {value?.filters.length === 0 ? <p>{words("saved.none")}</p> : null}
      <ul class="plain people">
        {value?.filters.map((saved) => (
          <SavedRow key={saved.id} saved={saved} close={close} remove={() => void remove(saved.name)} />
        ))}
      </ul>
      {mayReview ? (
        <form aria-label={words("saved.save")} onSubmit={(event) => void save(event)}>
          <TextField label={words("saved.name")} value={name} change={setName} required />
          <button type="submit" class="button primary">
            {words("saved.save")}
          </button>
        </form>
      ) : null}
    </Dialog>
  );
}

function SavedRow({ saved, close, remove }: { saved: SavedFilter; close: () => void; remove: () => void }) {
  const { words, language } = useLocale();
  const { user } = useSession();
  const { name, owner, filter } = saved;
  const address = new URLSearchParams({ state: anyState });
  for (const [condition, value] of Object.entries(filter)) address.set(condition, String(value));
  const isOwn = user?.name === owner || user?.role === "admin";
  return (
    <li>
      <Link href={`/inbox?${address.toString()}`} onClick={close}>
        <bdi>{name}</bdi>
      </Link>
      <bdi class="faint">{owner}</bdi>
      <a href={feedAddress(name, language)}>{words("saved.feed", { name })}</a>
      {isOwn ? (
        <button type="button" class="button small" onClick={remove}>
          {words("saved.remove", { name })}
        </button>
      ) : null}
    </li>
  );
}
