-- Each promise beside each of its results, as the register links them.
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
  result.status as result_status,
  result.value as told,
  result.unit as told_unit,
  result.date as result_date,
  case
    when result.status = 'realised' and result.unit = promise.unit and result.per is not distinct from promise.per
    then result.value / nullif(promise.value, 0)
  end as share,
  result.date_last <= promise.horizon_last as in_time,
  promise.sectors,
  promise.regions,
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
comment on column promise_result_pairs.told is 'What the result states.';
comment on column promise_result_pairs.share is
  'What is realised by what was promised, 1 for all of it; empty where units or rates differ, or nothing is realised yet.';
comment on column promise_result_pairs.in_time is
  'Whether the result is dated before the end of the horizon; empty where one of them has no date.';
