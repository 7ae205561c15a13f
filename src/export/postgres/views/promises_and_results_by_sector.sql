-- A record with two sectors counts in both: do not add sectors up.
create or replace view promises_and_results_by_sector as
select
  tag as sector,
  year,
  type,
  unit,
  sum(amount) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promised,
  sum(amount) filter (where status = 'realised') as realised,
  sum(amount) filter (where status = 'lost') as lost,
  count(*) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promises,
  count(*) filter (where status = 'realised') as results
from summed_records, lateral (select distinct unnest(sectors) as tag) as tags
group by tag, year, type, unit;

comment on view promises_and_results_by_sector is
  'What was promised and what came of it by sector, year, type and unit. A record with two sectors counts in both.';
comment on column promises_and_results_by_sector.sector is 'Id of the gazetteer.';
comment on column promises_and_results_by_sector.promised is 'Planned, approved, committed or underway.';
comment on column promises_and_results_by_sector.promises is 'How many records the sum promised is made of.';
comment on column promises_and_results_by_sector.results is 'How many records the sum realised is made of.';
