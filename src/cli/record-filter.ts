/** The options by which commands say which records they mean. */
import type { Command } from "commander";
import { factTypes, type FactType, type ReviewState, reviewStates, statuses, type Status } from "../model.ts";
import { prepareRecordFilter, type RecordFilter } from "../store/record-filter.ts";
import { foldForSearch } from "../text/fold.ts";
import { count, namesOf, someOf } from "./options.ts";

/** What is told of records that are meant. */
export interface FilterOptions {
  readonly type?: FactType[];
  readonly status?: Status[];
  readonly state?: ReviewState[];
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly region?: string[];
  readonly sector?: string[];
  readonly programme?: string[];
  readonly party?: string[];
  readonly outlet?: string[];
  readonly outlets?: number;
  readonly disagreeing?: boolean;
}

/** Gives a command the options of a filter. */
export function addFilterOptions(command: Command): Command {
  return command
    .option("--type <types>", `only these: ${factTypes.join(", ")}`, someOf(factTypes))
    .option("--status <statuses>", `only these: ${statuses.join(", ")}`, someOf(statuses))
    .option("--state <states>", `only these: ${reviewStates.join(", ")}`, someOf(reviewStates))
    .option("--from <when>", "from this year, month or day on: 2018, 2018-12, 2018-12-31")
    .option("--to <when>", "up to the end of this year, month or day")
    .option("--text <words>", "words of titles, quotes, subject or parties; the last may be the beginning of one")
    .option("--region <ids>", "of any of these regions or provinces", namesOf)
    .option("--sector <ids>", "of any of these sectors", namesOf)
    .option("--programme <ids>", "of any of these programmes", namesOf)
    .option("--party <names>", "with any of these parties: id of an institution, or name", namesOf)
    .option("--outlet <names>", "told by any of these outlets", namesOf)
    .option("--outlets <number>", "told by so many independent outlets or more", count)
    .option("--disagreeing", "only those whose articles contradict each other");
}

/** The filter that they mean; what is not told does not restrict. */
export function filterOf(asked: FilterOptions): RecordFilter {
  const { type, status, state, from, to, text, region, sector, programme, party, outlet, outlets, disagreeing } = asked;
  return {
    types: type,
    statuses: status,
    states: state,
    from,
    to,
    text,
    regions: region,
    sectors: sector,
    programmes: programme,
    parties: party?.map(foldForSearch),
    outlets: outlet,
    leastOutlets: outlets,
    disagreeing,
  };
}

/**
 * The same, looked at before it is kept.
 * @throws SijillError "wrong-use" that names the condition and what is allowed
 */
export function checkedFilter(asked: FilterOptions): RecordFilter {
  const filter = filterOf(asked);
  prepareRecordFilter(filter);
  return filter;
}
