import { useLocale } from "../language/locale.tsx";

/** The shape of what is being read. */
export function Skeleton({ lines }: { lines: number }) {
  const { words } = useLocale();
  return (
    <div class="skeleton" aria-busy="true">
      <span class="unseen">{words("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="skeleton-line" />
      ))}
    </div>
  );
}
