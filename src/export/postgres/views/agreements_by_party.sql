-- A party that the gazetteer knows is counted by its id, any other by its name as it is written.
create or replace view agreements_by_party as
with involved as (
  select coalesce(party_id, name) as party, record_id, max(party_id) as party_id, min(name) as name
  from parties
  group by coalesce(party_id, name), record_id
)
select
  max(party_id) as party_id,
  min(name) as name,
  sum(amount) filter (where status in ('committed', 'underway', 'realised')) as signed,
  sum(amount) filter (where status in ('planned', 'approved')) as announced,
  sum(amount) filter (where status = 'lost') as cancelled,
  count(*) as records,
  min(date_first) as first_day,
  max(date_last) as last_day
from involved
join summed_records on summed_records.id = involved.record_id
where type = 'convention'
group by party;

comment on view agreements_by_party is
  'How many agreements each party takes part in. An agreement of two parties counts at both: do not add parties up.';
comment on column agreements_by_party.party_id is 'Id of the gazetteer; empty for a name that it does not hold.';
comment on column agreements_by_party.name is 'One of the names that articles write.';
comment on column agreements_by_party.signed is 'Agreements that are committed, underway or realised.';
comment on column agreements_by_party.announced is 'Agreements that are planned or approved.';
