import { scaleLinear } from "d3-scale";
import { Link } from "wouter-preact";
import { directionOf } from "../language/words.ts";
import { useLocale } from "../language/locale.tsx";
import { useWidth } from "./use-width.ts";

export interface Bar {
  /** Gives the colour: a stage, or `result` and `promise`. */
  readonly look: string;
  readonly value: number;
  readonly told: string;
  readonly href: string | null;
}

export interface BarRow {
  readonly name: string;
  readonly told: string;
  readonly bars: readonly Bar[];
}

const rowHeight = 46;
const barHeight = 14;

/** Lying bars under their names, one after the other (`stacked`) or one below the other. They grow from where reading begins. */
export function Bars({ label, rows, stacked }: { label: string; rows: readonly BarRow[]; stacked: boolean }) {
  const { language } = useLocale();
  const [place, width] = useWidth();
  const isMirrored = directionOf(language) === "rtl";
  const lengthOf = ({ bars }: BarRow): number => {
    const values = bars.map(({ value }) => value);
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  };
  const most = Math.max(...rows.map(lengthOf), 1);
  const x = scaleLinear().domain([0, most]).range([0, width]);
  const height = rows.length * rowHeight;
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
        {rows.map(({ name, told, bars }, row) => (
          <g key={`${row} ${name}`} transform={`translate(0 ${row * rowHeight})`}>
            <text class="name" x={isMirrored ? width : 0} y={14} text-anchor="start">
              <title>{name}</title>
              {shortened(name, width - told.length * 7.5 - 16)}
            </text>
            <text class="value" x={isMirrored ? 0 : width} y={14} text-anchor="end">
              {told}
            </text>
            {bars.map((bar, index) => {
              const before = stacked ? x(bars.slice(0, index).reduce((sum, { value }) => sum + value, 0)) : 0;
              const size = { width: Math.max(x(bar.value), bar.value > 0 ? 1 : 0), height: heightOf(stacked) };
              const start = isMirrored ? width - before - size.width : before;
              const drawn = (
                <rect class={`bar ${bar.look}`} x={start} y={21 + (stacked ? 0 : index * 9)} {...size} rx={2} />
              );
              if (bar.value === 0) return null;
              return bar.href === null ? (
                drawn
              ) : (
                <Link key={bar.look} href={bar.href} aria-label={`${name}: ${bar.told}`}>
                  <title>{bar.told}</title>
                  {drawn}
                </Link>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}

const heightOf = (stacked: boolean): number => (stacked ? barHeight : barHeight / 2);

/** A name that leaves room for the figure behind it. */
function shortened(name: string, room: number): string {
  const most = Math.max(Math.floor(room / 7), 4);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
