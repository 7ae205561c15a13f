-- What the sink keeps beside the tables of the register.

create table codes (
  table_name text not null,
  column_name text not null,
  code text not null,
  meaning text not null,
  primary key (table_name, column_name, code)
);
comment on table codes is 'What stands in columns with a fixed list of values, and what each value means.';
comment on column codes.table_name is 'Table that has the column.';
comment on column codes.column_name is 'Column that the value stands in.';
comment on column codes.code is 'The value.';
comment on column codes.meaning is 'What it means, in English.';

create table sink_state (
  one_row boolean primary key default true check (one_row),
  schema_version integer not null,
  register text,
  last_change bigint not null default 0,
  last_change_of text,
  written_at timestamptz,
  with_text boolean not null,
  taken_anew text[],
  view_names text[] not null default '{}'
);
comment on table sink_state is 'One row: how far this schema has followed its register. Only the sink writes it.';
comment on column sink_state.one_row is 'Always true, so that there is one row.';
comment on column sink_state.schema_version is 'Version of these tables; sijill sink init brings it up to date.';
comment on column sink_state.register is 'Identity of the register that the rows are of; empty until the first run.';
comment on column sink_state.last_change is 'Number of the last change that was taken; 0 before the first.';
comment on column sink_state.last_change_of is 'What that change was of, by which a register that was restored from a backup is noticed.';
comment on column sink_state.written_at is 'When rows were last written.';
comment on column sink_state.with_text is 'Whether the texts of articles are taken.';
comment on column sink_state.taken_anew is 'While all rows are taken anew: the table and key that this has come to; empty otherwise.';
comment on column sink_state.view_names is 'Views that the sink has made and replaces when it is upgraded; all others are left alone.';

create index facts_record on facts (record_id);
create index facts_article on facts (article_key);
create index parties_party on parties (party_id);
create index reviews_record on reviews (record_id);
