import { describe, expect, it } from "vitest";
import { datesOf } from "./phrase.ts";

/** A Wednesday. */
const published = "2024-05-15";

const inShort = (phrase: string): (string | null)[] =>
  datesOf(phrase, published, "es").map(
    ({ role, date, horizon, months }) => `${role} ${horizon ?? (months === null ? date?.value : `${months} months`)}`,
  );

describe("Spanish dates", () => {
  it.each([
    ["el 29 de enero de 2024", "date 2024-01-29"],
    ["el pasado 29 de enero", "date 2024-01-29"],
    ["el próximo 3 de junio", "date 2024-06-03"],
    ["el lunes", "date 2024-05-13"],
    ["el pasado lunes", "date 2024-05-13"],
    ["el lunes pasado", "date 2024-05-13"],
    ["ayer", "date 2024-05-14"],
    ["en mayo de 2023", "date 2023-05"],
    ["junio del año pasado", "date 2023-06"],
    ["el pasado mes de enero", "date 2024-01"],
    ["el mes pasado", "date 2024-04"],
    ["el año pasado", "date 2023"],
    ["hace dos años", "date 2022"],
    ["en el primer semestre de 2024", "date 2024-06"],
    ["los nueve primeros meses de 2024", "date 2024-09"],
    ["los primeros nueve meses de 2024", "date 2024-09"],
    ["a finales de 2018", "date 2018-12-31"],
    ["desde 2019", "since 2019"],
    ["de aquí a 2030", "horizon 2030"],
    ["para 2030", "horizon 2030"],
    ["en el horizonte 2030", "horizon 2030"],
    ["antes de fin de año", "horizon 2024"],
    ["para finales de 2026", "horizon 2026"],
    ["en un plazo de 24 meses", "horizon 24 months"],
    ["en los próximos cinco años", "horizon 60 months"],
  ])("%s", (phrase, expected) => {
    expect(inShort(phrase)).toEqual([expected]);
  });

  it.each(["2000 empleos", "el Plan 2021-2025"])("are not in: %s", (phrase) => {
    expect(inShort(phrase).filter((date) => date?.startsWith("name") !== true)).toEqual([]);
  });
});
