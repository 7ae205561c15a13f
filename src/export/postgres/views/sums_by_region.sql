-- A record with two regions counts in both: do not add regions up.
create or replace view sums_by_region as
select tag as region, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(regions) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_region is
  'Sums by region, year, type, unit and status. A record with two regions counts in both.';
comment on column sums_by_region.region is 'Id of the gazetteer.';
