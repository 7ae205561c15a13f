import { Link } from "wouter-preact";
import type { AuditEntry } from "../api/people.ts";
import { useLocale } from "../language/locale.tsx";

const known = [
  "fact.add",
  "login",
  "logout",
  "record.join",
  "record.review",
  "record.split",
  "record.undo",
  "records.bulk",
  "rule.acceptance",
  "token.add",
  "token.revoke",
  "user.add",
  "user.change",
] as const;

/** One change. What it was is told in words where there are any; the details are the server's, as they were sent. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { words, formats } = useLocale();
  const what = known.find((one) => one === entry.what);
  const { id, ...others } = entry.detail;
  const isAboutRecord = entry.what.startsWith("record.") && typeof id === "string";
  const told = Object.entries(isAboutRecord ? others : entry.detail).filter(([, value]) => value !== null);
  return (
    <tr>
      <td class="when">
        <time dateTime={entry.at}>{formats.instant(entry.at)}</time>
      </td>
      <td>
        <bdi>{entry.who}</bdi>
      </td>
      <td>{what === undefined ? <bdi dir="ltr">{entry.what}</bdi> : words(`audit.what.${what}`)}</td>
      <td>
        {isAboutRecord ? <Link href={`/records/${encodeURIComponent(id)}`}>{words("record.label")}</Link> : null}{" "}
        {told.map(([name, value]) => (
          <span key={name} class="audit-detail" dir="ltr">
            <span class="faint">{name}</span> <bdi>{String(value)}</bdi>
          </span>
        ))}
      </td>
    </tr>
  );
}
