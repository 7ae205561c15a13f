-- What people have still to decide about, the least sure first.
create or replace view waiting_records as
select
  id,
  state,
  confidence,
  disagreements,
  independent_outlets,
  type,
  status,
  value,
  unit,
  date,
  subject,
  quote,
  article_title,
  article_url,
  since
from records
where state in ('pending', 'needs-second-look')
  and withdrawn_at is null
order by confidence, since, id;

comment on view waiting_records is 'Records that wait for a person, the least sure first.';
