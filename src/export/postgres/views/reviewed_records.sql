-- The latest decision that holds about each record. One that was made about a record that has become part of it is not shown here.
create or replace view reviewed_records as
select distinct on (records.id)
  records.id,
  records.state,
  reviews.who,
  reviews.at,
  reviews.action,
  reviews.why,
  records.type,
  records.status,
  records.value,
  records.unit,
  records.date,
  records.subject,
  records.article_url
from records
left join reviews
  on reviews.record_id = records.id
  and reviews.undone_by is null
  and reviews.action in ('accept', 'correct', 'reject', 'flag')
where records.state <> 'pending'
order by records.id, reviews.seq desc;

comment on view reviewed_records is 'Every record that somebody decided about, with who decided last, when and why.';
