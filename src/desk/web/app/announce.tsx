/** What has just happened, for those who see it and for those who hear it. */
import { useEffect, useState } from "preact/hooks";

export interface Notice {
  readonly text: string;
  readonly is: "done" | "failed" | "quiet";
  /** What the server said in English, where there are no other words for it. */
  readonly detail: string | null;
}

let show: (notice: Notice) => void = () => undefined;

/** Says something in the live region; `quiet` is heard only. */
export function announce(text: string, is: Notice["is"] = "done", detail: string | null = null): void {
  show({ text, is, detail });
}

/** Seconds that a notice stays; what it tells stands in the history as well. */
const shown = 8;

export function Notices() {
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    show = setNotice;
  }, []);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => setNotice(null), shown * 1000);
    return () => clearTimeout(timer);
  }, [notice]);
  const look = notice === null || notice.is === "quiet" ? "unseen" : `notice notice-${notice.is}`;
  return (
    <div class="notices" role="status" aria-live="polite">
      {notice === null ? null : (
        <p class={look}>
          {notice.text}
          {notice.detail === null ? null : (
            <span class="block" lang="en" dir="ltr">
              {notice.detail}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
