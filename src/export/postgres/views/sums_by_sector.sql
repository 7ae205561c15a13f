-- A record with two sectors counts in both: do not add sectors up.
create or replace view sums_by_sector as
select tag as sector, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(sectors) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_sector is
  'Sums by sector, year, type, unit and status. A record with two sectors counts in both.';
comment on column sums_by_sector.sector is 'Id of the gazetteer.';
