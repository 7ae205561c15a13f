import type { SourceListAnswer } from "../../api/sources.ts";
import { useLocale } from "../language/locale.tsx";
import { SourceRow } from "./SourceRow.tsx";

export function SourceTable({ label, sources }: { label: string; sources: SourceListAnswer["sources"] }) {
  const { words } = useLocale();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="table numbers">
        <thead>
          <tr>
            <th scope="col">{words("sources.name")}</th>
            <th scope="col" class="words">
              {words("sources.languages")}
            </th>
            <th scope="col">{words("sources.lastFetched")}</th>
            <th scope="col">{words("sources.articles")}</th>
            <th scope="col">{words("sources.facts")}</th>
            <th scope="col">{words("sources.yield")}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
