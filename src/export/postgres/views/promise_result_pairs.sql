-- Each promise beside each of its results, as the register links them. A share is told only where both are of one unit.
create or replace view promise_result_pairs as
select
  promise.id as promise_id,
  result.id as result_id,
  promise.type,
  promise.subject,
  promise.status as promise_status,
  promise.value as promised,
  promise.unit as promised_unit,
  promise.date as promise_date,
  promise.horizon,
  result.value as realised,
  result.unit as realised_unit,
  result.date as result_date,
  case when result.unit = promise.unit then result.value / nullif(promise.value, 0) end as share,
  result.date_last <= promise.horizon_last as in_time,
  promise.article_url as promise_url,
  result.article_url as result_url
from records as promise, unnest(promise.results) as result_id
join records as result on result.id = result_id
where promise.state <> 'rejected'
  and promise.withdrawn_at is null
  and result.state <> 'rejected'
  and result.withdrawn_at is null;

comment on view promise_result_pairs is
  'Each promise beside each of its results, neither of them rejected or withdrawn.';
comment on column promise_result_pairs.share is 'Result by promise, 1 for all of it; empty where the units differ.';
comment on column promise_result_pairs.in_time is
  'Whether the result is dated before the end of the horizon; empty where one of them has no date.';
