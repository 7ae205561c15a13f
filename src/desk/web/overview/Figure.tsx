import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { useLocale } from "../language/locale.tsx";
import { type Cell, csvOf } from "./csv.ts";
import { pngOf, saveFile, svgText } from "./saving.ts";

/** A cell of the table behind a chart: what is shown, what is saved, and the records behind it. */
export interface FigureCell {
  readonly text: string;
  readonly value: Cell;
  readonly href: string | null;
}

interface Props {
  readonly title: string;
  /** What is counted and what is not. */
  readonly note?: string;
  /** The name of saved files, without ending. */
  readonly file: string;
  /** Whether it takes the whole width. */
  readonly wide?: boolean;
  readonly head: readonly string[];
  readonly rows: readonly (readonly FigureCell[])[];
  readonly children: ComponentChildren;
}

/** A chart with its table; the one can be saved as a picture, the other as CSV. */
export function Figure({ title, note, file, wide = false, head, rows, children }: Props) {
  const { words } = useLocale();
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const chart = (): SVGSVGElement | null => place.current?.querySelector("svg.chart") ?? null;
  const saveTable = (): void =>
    saveFile(`${file}.csv`, "text/csv", csvOf([head, ...rows.map((row) => row.map(({ value }) => value))]));
  const savePicture = (as: "svg" | "png"): void => {
    const drawn = chart();
    if (drawn === null) return;
    if (as === "svg") saveFile(`${file}.svg`, "image/svg+xml", svgText(drawn));
    else void pngOf(drawn).then((blob) => saveFile(`${file}.png`, "image/png", blob));
  };
  return (
    <section ref={place} class={wide ? "figure wide" : "figure"} aria-labelledby={id}>
      <header class="figure-head">
        <h2 id={id}>{title}</h2>
        <div class="saving" role="group" aria-label={words("figure.save", { title })}>
          <button type="button" class="quiet" onClick={() => savePicture("svg")}>
            SVG
          </button>
          <button type="button" class="quiet" onClick={() => savePicture("png")}>
            PNG
          </button>
          <button type="button" class="quiet" onClick={saveTable}>
            CSV
          </button>
        </div>
      </header>
      {rows.length === 0 ? <p class="faint">{words("figure.none")}</p> : children}
      {note === undefined ? null : <p class="faint figure-note">{note}</p>}
      {rows.length === 0 ? null : (
        <details>
          <summary>{words("figure.table")}</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label={title}>
            <table class="table numbers">
              <thead>
                <tr>
                  {head.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row[0]?.text}>
                    {row.map(({ text, href }, index) => (
                      <td key={head[index]}>{href === null ? text : <Link href={href}>{text}</Link>}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}
