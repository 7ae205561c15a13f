-- Results are balances of one undertaking, told one after the other: the largest counts, they are never added up.
create or replace view undertakings as
select
  promise_id,
  type,
  subject,
  promise_status,
  promised,
  promised_unit,
  promise_date,
  horizon,
  count(*) as results,
  max(result_date) as last_result,
  max(share) as delivered,
  sectors,
  regions,
  promise_url
from promise_result_pairs
group by
  promise_id, type, subject, promise_status, promised, promised_unit, promise_date, horizon, sectors, regions, promise_url;

comment on view undertakings is 'Promises of which something is told to have come, with how much has been delivered.';
comment on column undertakings.delivered is
  'The largest realised figure by the promised one, 1 for all of it; empty where they cannot be compared.';
