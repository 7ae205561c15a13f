import { useState } from "preact/hooks";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { Refusal } from "../api/client.ts";
import { join, listRecords } from "../api/desk.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import type { Decisions } from "../review/use-decisions.ts";
import { refusalDetail, refusalText } from "../ui/refusal.ts";

/** Makes another record, found by its words, one with this. */
export function Join({ record, decisions }: { record: RecordDetailAnswer; decisions: Decisions }) {
  const { words, formats } = useLocale();
  const [text, setText] = useState(record.subject ?? "");
  const [found, setFound] = useState<readonly ListedRecordAnswer[] | null>(null);
  const search = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      const { records } = await listRecords({ type: record.type, q: text.trim().slice(0, 200), limit: "20" });
      setFound(records.filter(({ id }) => id !== record.id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      announce(refusalText(error, words), "failed", refusalDetail(error));
    }
  };
  const send = async (other: string): Promise<void> => {
    const done = await decisions.change(record.id, (version) => join(record.id, version, other));
    setFound(null);
    if (done) announce(words("join.done"));
  };
  return (
    <details class="join">
      <summary>{words("join.open")}</summary>
      <form class="inline-form" onSubmit={(event) => void search(event)}>
        <input
          type="search"
          dir="auto"
          required
          value={text}
          aria-label={words("join.search")}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" class="button small">
          {words("join.search")}
        </button>
      </form>
      {found?.length === 0 ? <p class="faint">{words("join.none")}</p> : null}
      <ul class="plain">
        {(found ?? []).map((other) => (
          <li key={other.id} class="join-row">
            <span>
              <strong>{formats.quantity(other)}</strong> <span dir="auto">{other.lead?.title ?? other.subject}</span>
            </span>
            <button type="button" class="button small" onClick={() => void send(other.id)}>
              {words("join.send")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
