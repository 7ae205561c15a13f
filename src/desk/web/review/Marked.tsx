import { useLocale } from "../language/locale.tsx";
import type { Segment } from "./segments.ts";

/** One paragraph: plain words, and marks in the colour of what they measure, underlined by what became of them. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  const { words } = useLocale();
  return (
    <>
      {segments.map(({ start, text, mark, isEvidence }) => {
        if (mark === null && !isEvidence)
          return (
            <span key={start} data-start={start}>
              {text}
            </span>
          );
        const look = mark === null ? "" : `mark-${mark.family} is-${mark.is}`;
        const told = mark === null ? undefined : [words(`mark.${mark.is}`), mark.reason].filter(Boolean).join(" – ");
        return (
          <mark key={start} data-start={start} data-evidence={isEvidence ? "" : undefined} class={look} title={told}>
            {text}
          </mark>
        );
      })}
    </>
  );
}
