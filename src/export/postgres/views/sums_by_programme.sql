-- A record with two programmes counts in both: do not add programmes up.
create or replace view sums_by_programme as
select tag as programme, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(programmes) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_programme is
  'Sums by programme, year, type, unit and status. A record with two programmes counts in both.';
comment on column sums_by_programme.programme is 'Id of the gazetteer.';
