import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { useTelling } from "../review/use-telling.ts";

/** Where the press contradicts itself, and how many outlets say what. */
export function Disagreements({ record }: { record: RecordDetailAnswer }) {
  const { words, formats } = useLocale();
  const tell = useTelling();
  if (record.disagreements.length === 0) return null;
  return (
    <section class="card" aria-labelledby="disagreements">
      <h2 id="disagreements">{words("record.disagreements")}</h2>
      {record.disagreements.map(({ field, tellings }) => (
        <table key={field} class="table">
          <caption>{words(`field.${field}`)}</caption>
          <tbody>
            {tellings.map(({ value, outlets }) => (
              <tr key={JSON.stringify(value)}>
                <th scope="row">{typeof value === "number" ? formats.sum(value, record.unit) : tell(field, value)}</th>
                <td>{words("record.outlets", { count: outlets })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
