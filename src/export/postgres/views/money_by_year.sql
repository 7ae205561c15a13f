-- Currencies stand apart: add rows of one unit only.
create or replace view money_by_year as
select year, unit, kind, status, count(*) as records, sum(amount) as total
from summed_records
where type = 'funds'
group by year, unit, kind, status;

comment on view money_by_year is 'Money by year, currency, kind and status; currencies are never converted.';
comment on column money_by_year.unit is 'Currency by its code of ISO 4217.';
comment on column money_by_year.kind is 'Empty where the texts do not tell.';
