import { useLocale } from "../language/locale.tsx";

/** The original page, where its address is one of the web: whatever else an article says its address is, is no link. */
export function PageLink({ url }: { url: string | null }) {
  const { words } = useLocale();
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {words("article.original")} <span aria-hidden="true">↗</span>
      <span class="unseen">{words("newTab")}</span>
    </a>
  );
}
