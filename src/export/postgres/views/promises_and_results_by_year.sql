-- Promises and results are sums of what the press says, not matched with each other: promise_result_pairs matches.
create or replace view promises_and_results_by_year as
select
  year,
  type,
  unit,
  sum(amount) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promised,
  sum(amount) filter (where status = 'realised') as realised,
  sum(amount) filter (where status = 'lost') as lost,
  count(*) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promises,
  count(*) filter (where status = 'realised') as results
from summed_records
group by year, type, unit;

comment on view promises_and_results_by_year is 'What was promised and what came of it by year, type and unit.';
comment on column promises_and_results_by_year.promised is 'Planned, approved, committed or underway.';
comment on column promises_and_results_by_year.promises is 'How many records the sum promised is made of.';
comment on column promises_and_results_by_year.results is 'How many records the sum realised is made of.';
