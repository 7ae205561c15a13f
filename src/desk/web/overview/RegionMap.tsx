import { Link } from "wouter-preact";
import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import regions from "./regions.json";
import { useWidth } from "./use-width.ts";

interface Props {
  readonly label: string;
  /** By region id. */
  readonly totals: ReadonlyMap<string, number>;
  readonly unit: string;
  readonly hrefOf: (region: string) => string;
}

const columns = Math.max(...regions.map(({ column }) => column));
const rows = Math.max(...regions.map(({ row }) => row));
const gap = 4;
/** How dark the darkest tile is: words on it must still be read. */
const darkest = 0.42;

/** The twelve regions as tiles, laid out as on the map: west is on the left in every language. The more, the darker. */
export function RegionMap({ label, totals, unit, hrefOf }: Props) {
  const { formats, language } = useLocale();
  const names = useNames();
  const [place, width] = useWidth();
  const tile = { width: Math.max(Math.min(width, 520) / columns - gap, 0), height: 52 };
  const size = { width: columns * (tile.width + gap), height: rows * (tile.height + gap) };
  const most = Math.max(...totals.values(), 1);
  // By the root: one region far ahead must not make the others all alike.
  const depth = (total: number): number => darkest * Math.sqrt(total / most);
  return (
    <div ref={place} class="chart-place">
      <svg
        class="chart map"
        {...size}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label={label}
        direction="ltr"
      >
        {regions.map((region) => {
          const total = totals.get(region.id) ?? 0;
          const told = `${names.of(region.id)}: ${formats.sum(total, unit)}`;
          const x = (region.column - 1) * (tile.width + gap);
          const y = (region.row - 1) * (tile.height + gap);
          return (
            <Link key={region.id} href={hrefOf(region.id)} aria-label={told}>
              <title>{told}</title>
              <rect class="tile" x={x} y={y} {...tile} rx={6} fill-opacity={depth(total)} />
              <TileName name={region[language]} middle={x + tile.width / 2} top={y} room={tile.width - 4} />
              <text class="tile-value" x={x + tile.width / 2} y={y + 44} text-anchor="middle">
                {total === 0 ? "–" : formats.compact(total)}
              </text>
            </Link>
          );
        })}
      </svg>
    </div>
  );
}

/** A name that keeps within its tile: on two lines where there are two words and little room, and smaller where that is not enough. */
function TileName({ name, middle, top, room }: { name: string; middle: number; top: number; room: number }) {
  const wide = 0.58;
  const lines = name.length * 12 * wide > room ? name.split(" ") : [name];
  const longest = Math.max(...lines.map(({ length }) => length));
  const fontSize = Math.min(12, room / (longest * wide));
  return (
    <text class="tile-name" text-anchor="middle" style={{ fontSize: `${fontSize}px` }}>
      {lines.map((line, index) => (
        <tspan key={line} x={middle} y={top + (lines.length === 1 ? 22 : 16 + index * 13)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
