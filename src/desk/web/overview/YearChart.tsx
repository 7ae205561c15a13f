import { scaleBand, scaleLinear } from "d3-scale";
import { Link } from "wouter-preact";
import { directionOf } from "../language/words.ts";
import { useLocale } from "../language/locale.tsx";
import { type Row, type Stage, stages } from "./sums.ts";
import { useWidth } from "./use-width.ts";

interface Props {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly unit: string;
  readonly hrefOf: (year: string, stage: Stage) => string;
}

const height = 260;
const margin = { top: 12, bottom: 26, axis: 60 };

/** Standing bars by year and stage. Time runs in the direction of reading. */
export function YearChart({ label, rows, unit, hrefOf }: Props) {
  const { words, formats, language } = useLocale();
  const [place, width] = useWidth();
  const isMirrored = directionOf(language) === "rtl";
  const most = Math.max(...rows.flatMap(({ totals }) => stages.map((stage) => totals[stage])), 1);
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const x = scaleBand()
    .domain(rows.map(({ name }) => name ?? ""))
    .range([margin.axis, Math.max(width, margin.axis)]);
  const slot = x.bandwidth();
  const bar = Math.max(Math.min(slot / 4, 22), 1);
  const middleOf = (name: string | null): number => (x(name ?? "") ?? margin.axis) + slot / 2;
  const turned = (at: number): number => (isMirrored ? width - at : at);
  const everyYear = Math.ceil(44 / Math.max(slot, 1));
  return (
    <div ref={place} class="chart-place">
      <svg
        class="chart"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={label}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line class="grid" x1={turned(margin.axis)} x2={turned(width)} y1={y(tick)} y2={y(tick)} />
            <text class="label" x={turned(margin.axis - 8)} y={y(tick) + 4} text-anchor="end">
              {formats.compact(tick)}
            </text>
          </g>
        ))}
        {rows.map(({ name, totals }, index) => (
          <g key={name}>
            {stages.map((stage, nth) => {
              const middle = turned(middleOf(name) + (nth - 1) * (bar + 1));
              const told = `${name} – ${words(`stage.${stage}`)}: ${formats.sum(totals[stage], unit)}`;
              if (totals[stage] === 0) return null;
              return (
                <Link key={stage} href={hrefOf(name ?? "", stage)} aria-label={told}>
                  <title>{told}</title>
                  <rect
                    class={`bar ${stage}`}
                    x={middle - bar / 2}
                    y={y(totals[stage])}
                    width={bar}
                    height={Math.max(y(0) - y(totals[stage]), 1)}
                  />
                </Link>
              );
            })}
            {index % everyYear === 0 ? (
              <text class="label" x={turned(middleOf(name))} y={height - 8} text-anchor="middle">
                {name}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </div>
  );
}
