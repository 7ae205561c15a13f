import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { useLocation, useSearch } from "wouter-preact";
import { countRecords } from "../api/desk.ts";
import { keptRecords, useKept } from "../api/kept.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { announce } from "../app/announce.tsx";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { ReviewDialogs, type OpenDialog } from "../review/ReviewDialogs.tsx";
import { type Attempt, useDecisions } from "../review/use-decisions.ts";
import { usePageTitle } from "../ui/page.ts";
import { type Action, actions, isPossible, isSimple, keyOf } from "./ActionBar.tsx";
import { BulkDialog } from "./BulkDialog.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { filterQuery, readSort } from "./filters.ts";
import { HelpDialog } from "./HelpDialog.tsx";
import { OpenRecord } from "./OpenRecord.tsx";
import { RecordList } from "./RecordList.tsx";
import { usePlace } from "./use-inbox.ts";
import { useRecords } from "./use-records.ts";

/** What waits, and the record that is being looked at. */
export function InboxPage() {
  const { words, formats } = useLocale();
  const search = useSearch();
  const [, navigate] = useLocation();
  const mayReview = useMayReview();
  const filter = useMemo(() => filterQuery(search), [search]);
  const list = useRecords({ ...filter, sort: readSort(search) });
  const counts = useLoaded(JSON.stringify(filter), () => countRecords(filter));
  const place = usePlace(list, search);
  const { value: detail, failure } = useKept(keptRecords, place.openId);
  const listed = list.records.find(({ id }) => id === place.openId);
  const decisions = useDecisions(list.put);
  const [dialog, setDialog] = useState<OpenDialog | "bulk" | "export" | "help" | null>(null);
  const done = useRef<string[]>([]);
  const searchBox = useRef<HTMLInputElement>(null);
  usePageTitle(words("nav.inbox"));

  const step = (by: 1 | -1): void => {
    const at = list.records.findIndex(({ id }) => id === place.openId) + by;
    const next = list.records[at];
    place.step(by);
    if (next !== undefined) announce(words("inbox.at", { number: at + 1, quantity: formats.quantity(next) }), "quiet");
  };
  /** Decides and moves on, without waiting for the server. */
  const decide = (attempt: Attempt): void => {
    void decisions.decide(attempt);
    if (attempt.action === "note") return;
    done.current.push(attempt.id);
    // What is put back is there to be looked at.
    if (attempt.action !== "reopen") place.step(1);
  };
  const undo = (): void => {
    const id = done.current.pop() ?? place.openId;
    if (id === null) return;
    place.go(id);
    void decisions.undo(id);
  };
  /** Opens the form when the record is there; a failure to read it is shown in its place. */
  const edit = async (id: string): Promise<void> => {
    const record = await keptRecords.load(id).catch(() => null);
    if (record !== null) setDialog({ is: "edit", record });
  };
  const run = (action: Action): void => {
    if (action === "undo") undo();
    else if (place.openId === null || !isPossible(action, (detail ?? listed)?.state ?? "pending")) return;
    else if (isSimple(action)) decide({ id: place.openId, action });
    else if (action === "edit") void edit(place.openId);
    else setDialog({ is: action, id: place.openId });
  };
  const deciding = Object.fromEntries(actions.map((action) => [keyOf[action], () => run(action)]));
  useKeys({
    ...(mayReview ? deciding : {}),
    j: () => step(1),
    k: () => step(-1),
    o: () => place.openId !== null && navigate(`/records/${encodeURIComponent(place.openId)}`),
    "/": () => searchBox.current?.focus(),
    "?": () => setDialog("help"),
  });
  const close = useCallback(() => setDialog(null), []);

  return (
    <div class="inbox" data-open={place.isChosen ? "" : undefined}>
      <h1 class="unseen">{words("nav.inbox")}</h1>
      <section class="side" aria-label={words("inbox.list")}>
        <FilterBar
          search={search}
          counts={counts.value}
          searchBox={searchBox}
          exportThem={() => setDialog("export")}
          bulk={mayReview ? () => setDialog("bulk") : null}
        />
        <RecordList list={list} search={search} openId={place.openId} />
        <button type="button" class="quiet help" aria-keyshortcuts="?" onClick={() => setDialog("help")}>
          {words("help.title")} <kbd aria-hidden="true">?</kbd>
        </button>
      </section>
      <OpenRecord
        record={detail ?? listed}
        detail={detail}
        failure={failure}
        isWaiting={list.isLoading || place.openId !== null}
        back={() => place.go(null)}
        run={run}
      />
      {dialog === "help" ? <HelpDialog close={close} /> : null}
      {dialog === "export" ? <ExportDialog search={search} close={close} /> : null}
      {dialog === "bulk" ? (
        <BulkDialog
          filter={filter}
          close={close}
          decided={() => (keptRecords.clear(), list.reload(), counts.reload())}
        />
      ) : null}
      <ReviewDialogs
        open={typeof dialog === "string" ? null : dialog}
        setOpen={setDialog}
        decide={decide}
        decisions={decisions}
      />
    </div>
  );
}
