import { Link } from "wouter-preact";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { CourseChart } from "./CourseChart.tsx";
import { stepsOf } from "./steps.ts";

/** The record among the others of its undertaking, in the order of time: what was promised, and what came of it. */
export function Course({ record }: { record: RecordDetailAnswer }) {
  const { words, formats } = useLocale();
  const steps = stepsOf(record);
  if (steps.length < 2) return null;
  return (
    <section class="card" aria-labelledby="course">
      <h2 id="course">{words("record.course")}</h2>
      <CourseChart steps={steps} />
      <ol class="plain course">
        {steps.map(({ record: step, is, reasons }) => (
          <li key={step.id} aria-current={is === null ? "true" : undefined}>
            <span class="faint">{formats.date(step.date)}</span>
            {is === null ? (
              <strong>{formats.quantity(step)}</strong>
            ) : (
              <Link href={`/records/${encodeURIComponent(step.id)}`} title={reasons.join("; ")}>
                {formats.quantity(step)}
              </Link>
            )}
            <span>{words(`status.${step.status}`)}</span>
            <span class="faint">{is === null ? words("course.this") : words(`course.${is}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
