-- What sums are made of. A range counts its lower end, agreements their number, and several agreements without a number one.
create or replace view summed_records as
select
  id,
  type,
  kind,
  status,
  unit,
  coalesce(value, case when type = 'convention' then 1 else 0 end) as amount,
  left(date, 4) as year,
  date_first,
  date_last,
  horizon,
  state in ('accepted', 'corrected') as reviewed,
  confidence,
  independent_outlets,
  sectors,
  regions,
  programmes,
  subject,
  quote,
  article_url
from records
where state <> 'rejected'
  and withdrawn_at is null
  and not is_part
  and per is null
  and type <> 'indicator';

comment on view summed_records is
  'The records that sums count: neither rejected nor withdrawn, no parts of other quantities, no rates and no indicators.';
comment on column summed_records.amount is
  'What the record adds to a sum of its unit: value, lower end of a range, number of agreements.';
comment on column summed_records.year is 'Year of the date; empty for a record without one.';
comment on column summed_records.reviewed is 'Whether people, or a threshold that a person set, agreed to it.';
