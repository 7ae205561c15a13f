-- The sums of the overview. Units stand apart: nothing is converted.
create or replace view sums_by_year as
select year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records
group by year, type, unit, status, reviewed;

comment on view sums_by_year is 'Sums by year, type, unit and status, those that people agreed to apart from the others.';
