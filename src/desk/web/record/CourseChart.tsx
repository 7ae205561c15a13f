import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { useLocale } from "../language/locale.tsx";
import type { Step } from "./steps.ts";

const width = 320;
const height = 96;
const margin = { side: 34, top: 20, bottom: 18 };

/** The values of a course over time as a line of points. What the list beside it tells in words. */
export function CourseChart({ steps }: { steps: readonly Step[] }) {
  const { words, formats } = useLocale();
  const points = steps.flatMap(({ record, is }) =>
    record.value === null || record.date === null
      ? []
      : [{ id: record.id, at: timeOf(record.date.value), value: record.value, record, isOwn: is === null }],
  );
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(...points.map(({ value }) => value), 1);
  if (points.length < 2 || first === last) return null;
  const x = scaleUtc()
    .domain([first, last])
    .range([margin.side, width - margin.side]);
  const y = scaleLinear()
    .domain([0, most])
    .range([height - margin.bottom, margin.top]);
  const course = line<(typeof points)[number]>()
    .x(({ at }) => x(at))
    .y(({ value }) => y(value));
  return (
    <svg class="chart course-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words("course.chart")}>
      <line class="axis" x1={0} x2={width} y1={y(0)} y2={y(0)} />
      <path class="line" d={course(points) ?? ""} />
      {points.map(({ id, at, value, record, isOwn }) => (
        <g key={id}>
          <circle class={`point ${isOwn ? "own" : ""}`} cx={x(at)} cy={y(value)} r={isOwn ? 5 : 4} />
          <text class="value" x={x(at)} y={y(value) - 9} text-anchor="middle">
            {formats.compact(value)}
          </text>
          <text class="label" x={x(at)} y={height - 4} text-anchor="middle">
            {record.date?.value.slice(0, 4)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A year, month or day on one scale. */
function timeOf(date: string): number {
  return new Date(date).getTime();
}
