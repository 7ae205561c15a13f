import { Link } from "wouter-preact";
import type { UndertakingAnswer } from "../../api/undertakings.ts";
import { useLocale } from "../language/locale.tsx";
import { resultOf, titleOf } from "../undertakings/told.ts";
import { undertakingsWith } from "../undertakings/use-undertakings.ts";
import { Bars } from "./Bars.tsx";
import { Figure, type FigureCell } from "./Figure.tsx";
import type { OverviewChoice } from "./use-choice.ts";

const shown = 8;

interface Props {
  readonly undertakings: readonly UndertakingAnswer[];
  readonly choice: OverviewChoice;
}

const hrefOf = (id: string): string => `/records/${encodeURIComponent(id)}`;

function cell(text: string, value: FigureCell["value"], href: string | null = null): FigureCell {
  return { text, value, href };
}

/** The largest promises beside what came of them, each with the way to its two records. */
export function PromiseAndResult({ undertakings, choice }: Props) {
  const { words, formats } = useLocale();
  const shareOf = ({ delivered }: UndertakingAnswer): string => (delivered === null ? "–" : formats.share(delivered));
  const toldOf = (undertaking: UndertakingAnswer): string => {
    const result = resultOf(undertaking);
    const figures = [undertaking.promise, ...(result === null ? [] : [result])].map(formats.quantity);
    return `${figures.join(" → ")} · ${shareOf(undertaking)}`;
  };
  const title = words("overview.promise");
  return (
    <Figure
      wide
      title={title}
      note={words("overview.promiseNote")}
      file={`sijill-${choice.measure}-promise`}
      head={[
        words("field.subject"),
        words("undertakings.promise"),
        words("field.date"),
        words("undertakings.result"),
        words("field.date"),
        words("undertakings.delivered"),
      ]}
      rows={undertakings.map((undertaking) => {
        const { promise, delivered } = undertaking;
        const result = resultOf(undertaking);
        return [
          cell(titleOf(undertaking), titleOf(undertaking)),
          cell(formats.quantity(promise), promise.value, hrefOf(promise.id)),
          cell(formats.date(promise.date), promise.date?.value ?? null),
          cell(result === null ? "–" : formats.quantity(result), result?.value ?? null, result && hrefOf(result.id)),
          cell(formats.date(result?.date ?? null), result?.date?.value ?? null),
          cell(shareOf(undertaking), delivered),
        ];
      })}
    >
      <Bars
        label={title}
        stacked={false}
        rows={undertakings.slice(0, shown).map((undertaking) => {
          const { promise } = undertaking;
          const result = resultOf(undertaking);
          const bars = [
            { look: "promise", record: promise },
            ...(result ? [{ look: "realised", record: result }] : []),
          ];
          return {
            name: titleOf(undertaking),
            told: toldOf(undertaking),
            bars: bars.map(({ look, record }) => ({
              look,
              value: record.value ?? 0,
              told: `${words(`status.${record.status}`)}, ${formats.date(record.date)}: ${formats.quantity(record)}`,
              href: hrefOf(record.id),
            })),
          };
        })}
      />
      <p>
        <Link href={undertakingsWith({ type: choice.measure })}>{words("overview.allPromises")}</Link>
      </p>
    </Figure>
  );
}
