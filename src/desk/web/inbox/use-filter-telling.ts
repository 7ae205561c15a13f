import { factTypes, languages, reviewStates, statuses } from "../../../model.ts";
import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import type { CourseRelation } from "../../../records/record.ts";
import { anyState, type FilterName, namesIn, standing } from "./filters.ts";

const relations = [
  "promise",
  "result",
  "plan",
  "step",
  "revised",
  "revision",
] as const satisfies readonly CourseRelation[];
const countedUnits = ["agreement", "job", "person"] as const;

const oneOf = <Id extends string>(ids: readonly Id[], value: string): Id | undefined => ids.find((id) => id === value);

/** How a filter is told in a few words: "Jobs, Funds", "Confidence from 90 %". */
export function useFilterTelling(): (name: FilterName, value: string) => string {
  const { words, formats } = useLocale();
  const names = useNames();
  const one = (name: FilterName, value: string): string => {
    const [type, status, language] = [oneOf(factTypes, value), oneOf(statuses, value), oneOf(languages, value)];
    const state = oneOf(reviewStates, value);
    if (name === "type" && type !== undefined) return words(`type.${type}`);
    if (name === "status" && status !== undefined) return words(`status.${status}`);
    if (name === "language" && language !== undefined) return words(`language.${language}`);
    if (name === "state") return state === undefined ? words("filter.anyState") : words(`state.${state}`);
    const unit = oneOf(countedUnits, value);
    if (name === "unit" && unit !== undefined) return words(`filter.unit.${unit}`);
    const relation = oneOf(relations, value);
    if (name === "course" && relation !== undefined) return words(`filter.course.${relation}`);
    if (name === "summed" || name === "dated")
      return words(value === "true" ? `filter.${name}.true` : `filter.${name}.false`);
    if (name === "disagreeing") return words(value === "true" ? "filter.disagreeing.true" : "filter.disagreeing.false");
    if (name === "leastConfidence" || name === "mostConfidence") return formats.share(Number(value));
    return names.of(value);
  };
  return (name, value) => {
    if (value === anyState) return words("filter.anyState");
    if (name === "state" && value === standing) return words("filter.standing");
    const told = namesIn(value).map((part) => one(name, part));
    return words("filter.told", { name: words(`filter.${name}`), value: told.join(", ") });
  };
}
