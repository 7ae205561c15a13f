-- Decisions that were taken back are counted apart.
create or replace view reviews_by_person as
select
  who,
  date_trunc('month', at at time zone 'UTC')::date as month,
  action,
  count(*) as reviews,
  count(*) filter (where undone_by is not null) as taken_back,
  count(distinct record_id) as records
from reviews
group by who, date_trunc('month', at at time zone 'UTC')::date, action;

comment on view reviews_by_person is 'How often each person did what, by month.';
comment on column reviews_by_person.who is 'A user, "local" where nobody logs in, "automatic" for the program.';
comment on column reviews_by_person.month is 'First day of the month, in UTC.';
comment on column reviews_by_person.taken_back is 'How many of them no longer hold.';
