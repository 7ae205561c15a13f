import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";

type Score = RecordDetailAnswer["statedBy"][number]["fact"]["confidence"];

/** How sure the machine is, and the parts that this is the product of. */
export function Confidence({ score, parts }: { score: number; parts: Score["parts"] }) {
  const { words, formats } = useLocale();
  return (
    <details class="confidence">
      <summary>
        {words("confidence.label")} <strong>{formats.share(score)}</strong>
        <meter min={0} max={1} value={score} aria-label={words("confidence.label")} />
      </summary>
      <table>
        <caption class="faint">{words("confidence.parts")}</caption>
        <tbody>
          {Object.entries(parts).map(([part, value]) => (
            <tr key={part}>
              <th scope="row" class="code">
                {part}
              </th>
              <td>{formats.share(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
