begin;

create schema if not exists "sijill";

set local search_path = "sijill";

create table "records" (
  "id" text not null,
  "version" bigint not null,
  "since" timestamptz not null,
  "changed_at" timestamptz not null,
  "state" text not null,
  "withdrawn_at" timestamptz,
  "type" text not null,
  "kind" text,
  "metric" text,
  "status" text not null,
  "value" double precision,
  "max" double precision,
  "unit" text not null,
  "per" text,
  "qualifier" text not null,
  "is_part" boolean not null,
  "date" text,
  "date_precision" text,
  "date_first" date,
  "date_last" date,
  "date_basis" text,
  "horizon" text,
  "horizon_last" date,
  "subject" text,
  "parties" text[] not null,
  "party_ids" text[] not null,
  "sectors" text[] not null,
  "regions" text[] not null,
  "programmes" text[] not null,
  "languages" text[] not null,
  "outlets" text[] not null,
  "independent_outlets" bigint not null,
  "fact_count" bigint not null,
  "disagreements" bigint not null,
  "confidence" double precision not null,
  "rules" text[] not null,
  "sources" text[] not null,
  "promises" text[] not null,
  "results" text[] not null,
  "quote" text,
  "article_title" text,
  "article_url" text,
  "article_outlet" text,
  "article_language" text,
  "article_published" text,
  primary key ("id")
);

create table "facts" (
  "id" text not null,
  "record_id" text,
  "article_key" text not null,
  "type" text not null,
  "kind" text,
  "metric" text,
  "status" text not null,
  "value" double precision,
  "max" double precision,
  "unit" text not null,
  "per" text,
  "qualifier" text not null,
  "part_of" text,
  "alternatives" jsonb not null,
  "date" text,
  "date_precision" text,
  "date_first" date,
  "date_last" date,
  "date_basis" text,
  "horizon" text,
  "horizon_last" date,
  "subject" text,
  "said_by" text,
  "parties" text[] not null,
  "party_ids" text[] not null,
  "sectors" text[] not null,
  "regions" text[] not null,
  "programmes" text[] not null,
  "quote" text not null,
  "rule" text not null,
  "confidence" double precision not null,
  "article_title" text,
  "article_url" text,
  "article_outlet" text,
  "article_language" text,
  "article_published" text,
  primary key ("id")
);

create table "evidence" (
  "fact_id" text not null,
  "position" bigint not null,
  "field" text not null,
  "start" bigint not null,
  "end" bigint not null,
  "quote" text not null,
  primary key ("fact_id", "position")
);

create table "articles" (
  "key" text not null,
  "url" text,
  "title" text,
  "outlet" text,
  "original_outlet" text,
  "source" text,
  "language" text,
  "published" text,
  "published_on" date,
  "modified" text,
  "author" text,
  "section" text,
  "kind" text not null,
  "text_hash" text not null,
  "fetched_at" timestamptz,
  "facts" bigint not null,
  "text" text,
  primary key ("key")
);

create table "parties" (
  "record_id" text not null,
  "position" bigint not null,
  "name" text not null,
  "party_id" text,
  "role" text not null,
  primary key ("record_id", "position")
);

create table "reviews" (
  "seq" bigint not null,
  "record_id" text not null,
  "at" timestamptz not null,
  "who" text not null,
  "action" text not null,
  "why" text,
  "state_before" text not null,
  "state_after" text not null,
  "set_before" jsonb not null,
  "set_after" jsonb not null,
  "undone_by" bigint,
  primary key ("seq")
);

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


comment on table "records" is 'One claim a row, as the desk shows it, with what people have set over it.';
comment on column "records"."id" is 'Never changes.';
comment on column "records"."version" is 'Grows with every change of the record.';
comment on column "records"."since" is 'When the register first held it.';
comment on column "records"."changed_at" is 'When it last changed.';
comment on column "records"."state" is 'What people have decided about it. One of: pending (Nobody has decided yet); accepted (A person, or a threshold that a person set, agreed); corrected (A person set some of its fields); rejected (A person found it wrong); needs-second-look (A person asks for another one).';
comment on column "records"."withdrawn_at" is 'When the last article that stated it stopped doing so; empty while there is one.';
comment on column "records"."type" is 'What is counted. One of: convention (An agreement signed or to be signed); jobs (Posts created, lost or expected); funds (Money committed, invested, granted or awarded); indicator (A figure that describes the state of something; it is no promise and no result).';
comment on column "records"."kind" is 'Of posts or money; empty where the texts do not tell. One of: direct (Posts in the project itself); indirect (Posts that others create because of it); total (Direct and indirect posts together); investment (Money that its owner puts into a project); public_funding (Money of a state, region or public fund); financing (A loan, credit line or other financing); procurement (The price of a market or contract).';
comment on column "records"."metric" is 'What an indicator measures; empty for other types. One of: turnover (Turnover); profit (Profit); exports (Exports); imports (Imports); value_added (Value added); trade_balance (Balance of trade); gdp_share (Share of the gross domestic product); workforce (People employed); firms (Number of firms); tax_receipts (Receipts of taxes); production (Quantity produced); capacity (Quantity that can be produced); land (Area of land); trainees (People trained); debt (Debt).';
comment on column "records"."status" is 'How far it has come. One of: planned (Announced or expected); approved (Approved by whoever decides, not yet bound); committed (Signed, granted or otherwise bound); underway (Begun and not complete); realised (Done, created, paid); lost (Taken back, abolished or destroyed).';
comment on column "records"."value" is 'In the unit of the row; of a range its lower end; empty for several agreements without a number.';
comment on column "records"."max" is 'Upper end of a range.';
comment on column "records"."unit" is '"agreement", "job", "person", or a currency by its code of ISO 4217; nothing is converted.';
comment on column "records"."per" is 'Set for a rate; sums skip it. One of: year (A year; rates are never summed); month (A month); day (A day).';
comment on column "records"."qualifier" is 'How the figure is told. One of: exact (The figure as it is told); about (About so much); at_least (So much or more); at_most (So much or less); range (From value to max).';
comment on column "records"."is_part" is 'Whether an article states it as a part of another quantity; sums skip it.';
comment on column "records"."date" is 'As far as it is known: "2018", "2018-12" or "2018-12-31".';
comment on column "records"."date_precision" is 'What span the date covers. One of: day (A day); month (A month); quarter (The quarter that ends with the date''s month); half (The half-year that ends with the date''s month); year (A year); range (From date_first to date_last).';
comment on column "records"."date_first" is 'First day that the date covers.';
comment on column "records"."date_last" is 'Last day that the date covers.';
comment on column "records"."date_basis" is 'Where the date comes from. One of: explicit (Written in the text); relative (Counted from the day of publication ("last Friday")); publication (The day of publication itself).';
comment on column "records"."horizon" is 'Year, month or day by which it is due.';
comment on column "records"."horizon_last" is 'Last day that the horizon covers.';
comment on column "records"."subject" is 'The words of one article for what it is about.';
comment on column "records"."parties" is 'Names of those it concerns; the table "parties" has their roles.';
comment on column "records"."party_ids" is 'Ids of those of them that the gazetteer knows.';
comment on column "records"."sectors" is 'Ids of the gazetteer.';
comment on column "records"."regions" is 'Ids of regions and provinces of the gazetteer.';
comment on column "records"."programmes" is 'Ids of the gazetteer.';
comment on column "records"."languages" is 'In which it is stated. One of: fr (French); ar (Arabic); en (English); es (Spanish).';
comment on column "records"."outlets" is 'Who shows it.';
comment on column "records"."independent_outlets" is 'How many of them speak for themselves; an agency''s text and its copies count once.';
comment on column "records"."fact_count" is 'How many articles state it.';
comment on column "records"."disagreements" is 'In how many fields they contradict each other.';
comment on column "records"."confidence" is '0 to 1; that of its surest statement with what reviews have taught about the rule.';
comment on column "records"."rules" is 'Ids of the rules that found it.';
comment on column "records"."sources" is 'Ids of the publishers of its articles.';
comment on column "records"."promises" is 'Ids of the records that this one is the result of.';
comment on column "records"."results" is 'Ids of the records that are the result of this one.';
comment on column "records"."quote" is 'The words of its surest statement.';
comment on column "records"."article_title" is 'Title of the article they stand in.';
comment on column "records"."article_url" is 'Its address.';
comment on column "records"."article_outlet" is 'Who shows it.';
comment on column "records"."article_language" is 'In which it is written. One of: fr (French); ar (Arabic); en (English); es (Spanish).';
comment on column "records"."article_published" is 'Its day or instant of publication.';

comment on table "facts" is 'One quantity that one article states a row, as the rules read it, before people set anything.';
comment on column "facts"."id" is 'The same whenever the article is read again.';
comment on column "facts"."record_id" is 'The record that it states; empty as long as it waits for being merged.';
comment on column "facts"."article_key" is 'Key of the table "articles".';
comment on column "facts"."type" is 'What is counted. One of: convention (An agreement signed or to be signed); jobs (Posts created, lost or expected); funds (Money committed, invested, granted or awarded); indicator (A figure that describes the state of something; it is no promise and no result).';
comment on column "facts"."kind" is 'Of posts or money; empty where the text does not tell. One of: direct (Posts in the project itself); indirect (Posts that others create because of it); total (Direct and indirect posts together); investment (Money that its owner puts into a project); public_funding (Money of a state, region or public fund); financing (A loan, credit line or other financing); procurement (The price of a market or contract).';
comment on column "facts"."metric" is 'What an indicator measures; empty for other types. One of: turnover (Turnover); profit (Profit); exports (Exports); imports (Imports); value_added (Value added); trade_balance (Balance of trade); gdp_share (Share of the gross domestic product); workforce (People employed); firms (Number of firms); tax_receipts (Receipts of taxes); production (Quantity produced); capacity (Quantity that can be produced); land (Area of land); trainees (People trained); debt (Debt).';
comment on column "facts"."status" is 'How far it has come. One of: planned (Announced or expected); approved (Approved by whoever decides, not yet bound); committed (Signed, granted or otherwise bound); underway (Begun and not complete); realised (Done, created, paid); lost (Taken back, abolished or destroyed).';
comment on column "facts"."value" is 'In the unit of the row; of a range its lower end; empty for several agreements without a number.';
comment on column "facts"."max" is 'Upper end of a range.';
comment on column "facts"."unit" is '"agreement", "job", "person", or a currency by its code of ISO 4217; nothing is converted.';
comment on column "facts"."per" is 'Set for a rate; sums skip it. One of: year (A year; rates are never summed); month (A month); day (A day).';
comment on column "facts"."qualifier" is 'How the figure is told. One of: exact (The figure as it is told); about (About so much); at_least (So much or more); at_most (So much or less); range (From value to max).';
comment on column "facts"."part_of" is 'Id of the statement of the same article that it is a part of; sums skip it.';
comment on column "facts"."alternatives" is 'The same quantity in another currency or rounding: a list of value, unit and qualifier.';
comment on column "facts"."date" is 'As far as it is told: "2018", "2018-12" or "2018-12-31".';
comment on column "facts"."date_precision" is 'What span the date covers. One of: day (A day); month (A month); quarter (The quarter that ends with the date''s month); half (The half-year that ends with the date''s month); year (A year); range (From date_first to date_last).';
comment on column "facts"."date_first" is 'First day that the date covers.';
comment on column "facts"."date_last" is 'Last day that the date covers.';
comment on column "facts"."date_basis" is 'Where the date comes from. One of: explicit (Written in the text); relative (Counted from the day of publication ("last Friday")); publication (The day of publication itself).';
comment on column "facts"."horizon" is 'Year, month or day by which it is due.';
comment on column "facts"."horizon_last" is 'Last day that the horizon covers.';
comment on column "facts"."subject" is 'The article''s words for what it is about.';
comment on column "facts"."said_by" is 'Who is quoted as saying it.';
comment on column "facts"."parties" is 'Names of those it concerns.';
comment on column "facts"."party_ids" is 'Ids of those of them that the gazetteer knows.';
comment on column "facts"."sectors" is 'Ids of the gazetteer.';
comment on column "facts"."regions" is 'Ids of regions and provinces of the gazetteer.';
comment on column "facts"."programmes" is 'Ids of the gazetteer.';
comment on column "facts"."quote" is 'The words that state it; the table "evidence" has every place.';
comment on column "facts"."rule" is 'Id of the rule that found it.';
comment on column "facts"."confidence" is '0 to 1.';
comment on column "facts"."article_title" is 'Title of the article; empty where its page has none.';
comment on column "facts"."article_url" is 'Its address.';
comment on column "facts"."article_outlet" is 'Who shows it.';
comment on column "facts"."article_language" is 'In which it is written. One of: fr (French); ar (Arabic); en (English); es (Spanish).';
comment on column "facts"."article_published" is 'Its day or instant of publication.';

comment on table "evidence" is 'One place where an article states a quantity a row.';
comment on column "evidence"."fact_id" is 'Key of the table "facts".';
comment on column "evidence"."position" is 'From 0 on, in the order of the article.';
comment on column "evidence"."field" is 'Where it stands. One of: title (The title of the article); text (The text of the article).';
comment on column "evidence"."start" is 'Of its first character, in UTF-16 code units.';
comment on column "evidence"."end" is 'Behind its last character, in UTF-16 code units.';
comment on column "evidence"."quote" is 'The words themselves.';

comment on table "articles" is 'One article that states a quantity a row.';
comment on column "articles"."key" is 'Never changes.';
comment on column "articles"."url" is 'Its own address, canonical.';
comment on column "articles"."title" is 'Its title; empty where the page has none.';
comment on column "articles"."outlet" is 'Who shows it.';
comment on column "articles"."original_outlet" is 'Whom it was taken from, where it says so.';
comment on column "articles"."source" is 'Id of the publisher.';
comment on column "articles"."language" is 'In which it is written. One of: fr (French); ar (Arabic); en (English); es (Spanish).';
comment on column "articles"."published" is 'Day or instant of publication as the page tells it.';
comment on column "articles"."published_on" is 'The first day of it.';
comment on column "articles"."modified" is 'Day or instant of its last change as the page tells it.';
comment on column "articles"."author" is 'As the page names it.';
comment on column "articles"."section" is 'As the page names it.';
comment on column "articles"."kind" is 'What the page is. One of: article (An article, whole); page (A page of text that is no article); partial (The beginning of an article, the rest is not shown); listing (A list of articles); home (A front page); gallery (Pictures); video (A video); blocked (A page that asks for something first); empty (Nothing to read).';
comment on column "articles"."text_hash" is 'SHA-256 of title and text, which evidence points into.';
comment on column "articles"."fetched_at" is 'When the page was fetched that it was read from.';
comment on column "articles"."facts" is 'How many quantities it states.';
comment on column "articles"."text" is 'The whole text; only where asked for, and empty where it was pruned.';

comment on table "parties" is 'One of those whom a record concerns, in one role, a row.';
comment on column "parties"."record_id" is 'Key of the table "records".';
comment on column "parties"."position" is 'From 0 on.';
comment on column "parties"."name" is 'As an article writes it.';
comment on column "parties"."party_id" is 'Of the gazetteer; empty for a name that it does not hold.';
comment on column "parties"."role" is 'What it does. One of: signatory (Signs); funder (Gives money); employer (Creates posts); beneficiary (Receives).';

comment on table "reviews" is 'One decision or note about a record a row.';
comment on column "reviews"."seq" is 'In the order in which decisions took hold.';
comment on column "reviews"."record_id" is 'Record it was made about; the id of one that has become part of another stays.';
comment on column "reviews"."at" is 'When it was made.';
comment on column "reviews"."who" is 'A user, "local" where nobody logs in, "automatic" for the program.';
comment on column "reviews"."action" is 'What was done. One of: accept (Agreed); correct (Set fields); reject (Found wrong); flag (Asked for a second look); reopen (Took up again); note (Wrote a note); undo (Took a decision back); split (Parted facts from a record); join (Made two records one); add (Added a fact that no rule found).';
comment on column "reviews"."why" is 'Where a reason was given.';
comment on column "reviews"."state_before" is 'State of the record before it. One of: pending (Nobody has decided yet); accepted (A person, or a threshold that a person set, agreed); corrected (A person set some of its fields); rejected (A person found it wrong); needs-second-look (A person asks for another one).';
comment on column "reviews"."state_after" is 'State of the record after it. One of: pending (Nobody has decided yet); accepted (A person, or a threshold that a person set, agreed); corrected (A person set some of its fields); rejected (A person found it wrong); needs-second-look (A person asks for another one).';
comment on column "reviews"."set_before" is 'Fields that people had set before it.';
comment on column "reviews"."set_after" is 'Fields that people had set after it.';
comment on column "reviews"."undone_by" is 'Number of the entry that took it back.';

delete from codes;
insert into codes (table_name, column_name, code, meaning) values
  ('records', 'state', 'pending', 'Nobody has decided yet'),
  ('records', 'state', 'accepted', 'A person, or a threshold that a person set, agreed'),
  ('records', 'state', 'corrected', 'A person set some of its fields'),
  ('records', 'state', 'rejected', 'A person found it wrong'),
  ('records', 'state', 'needs-second-look', 'A person asks for another one'),
  ('records', 'type', 'convention', 'An agreement signed or to be signed'),
  ('records', 'type', 'jobs', 'Posts created, lost or expected'),
  ('records', 'type', 'funds', 'Money committed, invested, granted or awarded'),
  ('records', 'type', 'indicator', 'A figure that describes the state of something; it is no promise and no result'),
  ('records', 'kind', 'direct', 'Posts in the project itself'),
  ('records', 'kind', 'indirect', 'Posts that others create because of it'),
  ('records', 'kind', 'total', 'Direct and indirect posts together'),
  ('records', 'kind', 'investment', 'Money that its owner puts into a project'),
  ('records', 'kind', 'public_funding', 'Money of a state, region or public fund'),
  ('records', 'kind', 'financing', 'A loan, credit line or other financing'),
  ('records', 'kind', 'procurement', 'The price of a market or contract'),
  ('records', 'metric', 'turnover', 'Turnover'),
  ('records', 'metric', 'profit', 'Profit'),
  ('records', 'metric', 'exports', 'Exports'),
  ('records', 'metric', 'imports', 'Imports'),
  ('records', 'metric', 'value_added', 'Value added'),
  ('records', 'metric', 'trade_balance', 'Balance of trade'),
  ('records', 'metric', 'gdp_share', 'Share of the gross domestic product'),
  ('records', 'metric', 'workforce', 'People employed'),
  ('records', 'metric', 'firms', 'Number of firms'),
  ('records', 'metric', 'tax_receipts', 'Receipts of taxes'),
  ('records', 'metric', 'production', 'Quantity produced'),
  ('records', 'metric', 'capacity', 'Quantity that can be produced'),
  ('records', 'metric', 'land', 'Area of land'),
  ('records', 'metric', 'trainees', 'People trained'),
  ('records', 'metric', 'debt', 'Debt'),
  ('records', 'status', 'planned', 'Announced or expected'),
  ('records', 'status', 'approved', 'Approved by whoever decides, not yet bound'),
  ('records', 'status', 'committed', 'Signed, granted or otherwise bound'),
  ('records', 'status', 'underway', 'Begun and not complete'),
  ('records', 'status', 'realised', 'Done, created, paid'),
  ('records', 'status', 'lost', 'Taken back, abolished or destroyed'),
  ('records', 'per', 'year', 'A year; rates are never summed'),
  ('records', 'per', 'month', 'A month'),
  ('records', 'per', 'day', 'A day'),
  ('records', 'qualifier', 'exact', 'The figure as it is told'),
  ('records', 'qualifier', 'about', 'About so much'),
  ('records', 'qualifier', 'at_least', 'So much or more'),
  ('records', 'qualifier', 'at_most', 'So much or less'),
  ('records', 'qualifier', 'range', 'From value to max'),
  ('records', 'date_precision', 'day', 'A day'),
  ('records', 'date_precision', 'month', 'A month'),
  ('records', 'date_precision', 'quarter', 'The quarter that ends with the date''s month'),
  ('records', 'date_precision', 'half', 'The half-year that ends with the date''s month'),
  ('records', 'date_precision', 'year', 'A year'),
  ('records', 'date_precision', 'range', 'From date_first to date_last'),
  ('records', 'date_basis', 'explicit', 'Written in the text'),
  ('records', 'date_basis', 'relative', 'Counted from the day of publication ("last Friday")'),
  ('records', 'date_basis', 'publication', 'The day of publication itself'),
  ('records', 'languages', 'fr', 'French'),
  ('records', 'languages', 'ar', 'Arabic'),
  ('records', 'languages', 'en', 'English'),
  ('records', 'languages', 'es', 'Spanish'),
  ('records', 'article_language', 'fr', 'French'),
  ('records', 'article_language', 'ar', 'Arabic'),
  ('records', 'article_language', 'en', 'English'),
  ('records', 'article_language', 'es', 'Spanish'),
  ('facts', 'type', 'convention', 'An agreement signed or to be signed'),
  ('facts', 'type', 'jobs', 'Posts created, lost or expected'),
  ('facts', 'type', 'funds', 'Money committed, invested, granted or awarded'),
  ('facts', 'type', 'indicator', 'A figure that describes the state of something; it is no promise and no result'),
  ('facts', 'kind', 'direct', 'Posts in the project itself'),
  ('facts', 'kind', 'indirect', 'Posts that others create because of it'),
  ('facts', 'kind', 'total', 'Direct and indirect posts together'),
  ('facts', 'kind', 'investment', 'Money that its owner puts into a project'),
  ('facts', 'kind', 'public_funding', 'Money of a state, region or public fund'),
  ('facts', 'kind', 'financing', 'A loan, credit line or other financing'),
  ('facts', 'kind', 'procurement', 'The price of a market or contract'),
  ('facts', 'metric', 'turnover', 'Turnover'),
  ('facts', 'metric', 'profit', 'Profit'),
  ('facts', 'metric', 'exports', 'Exports'),
  ('facts', 'metric', 'imports', 'Imports'),
  ('facts', 'metric', 'value_added', 'Value added'),
  ('facts', 'metric', 'trade_balance', 'Balance of trade'),
  ('facts', 'metric', 'gdp_share', 'Share of the gross domestic product'),
  ('facts', 'metric', 'workforce', 'People employed'),
  ('facts', 'metric', 'firms', 'Number of firms'),
  ('facts', 'metric', 'tax_receipts', 'Receipts of taxes'),
  ('facts', 'metric', 'production', 'Quantity produced'),
  ('facts', 'metric', 'capacity', 'Quantity that can be produced'),
  ('facts', 'metric', 'land', 'Area of land'),
  ('facts', 'metric', 'trainees', 'People trained'),
  ('facts', 'metric', 'debt', 'Debt'),
  ('facts', 'status', 'planned', 'Announced or expected'),
  ('facts', 'status', 'approved', 'Approved by whoever decides, not yet bound'),
  ('facts', 'status', 'committed', 'Signed, granted or otherwise bound'),
  ('facts', 'status', 'underway', 'Begun and not complete'),
  ('facts', 'status', 'realised', 'Done, created, paid'),
  ('facts', 'status', 'lost', 'Taken back, abolished or destroyed'),
  ('facts', 'per', 'year', 'A year; rates are never summed'),
  ('facts', 'per', 'month', 'A month'),
  ('facts', 'per', 'day', 'A day'),
  ('facts', 'qualifier', 'exact', 'The figure as it is told'),
  ('facts', 'qualifier', 'about', 'About so much'),
  ('facts', 'qualifier', 'at_least', 'So much or more'),
  ('facts', 'qualifier', 'at_most', 'So much or less'),
  ('facts', 'qualifier', 'range', 'From value to max'),
  ('facts', 'date_precision', 'day', 'A day'),
  ('facts', 'date_precision', 'month', 'A month'),
  ('facts', 'date_precision', 'quarter', 'The quarter that ends with the date''s month'),
  ('facts', 'date_precision', 'half', 'The half-year that ends with the date''s month'),
  ('facts', 'date_precision', 'year', 'A year'),
  ('facts', 'date_precision', 'range', 'From date_first to date_last'),
  ('facts', 'date_basis', 'explicit', 'Written in the text'),
  ('facts', 'date_basis', 'relative', 'Counted from the day of publication ("last Friday")'),
  ('facts', 'date_basis', 'publication', 'The day of publication itself'),
  ('facts', 'article_language', 'fr', 'French'),
  ('facts', 'article_language', 'ar', 'Arabic'),
  ('facts', 'article_language', 'en', 'English'),
  ('facts', 'article_language', 'es', 'Spanish'),
  ('evidence', 'field', 'title', 'The title of the article'),
  ('evidence', 'field', 'text', 'The text of the article'),
  ('articles', 'language', 'fr', 'French'),
  ('articles', 'language', 'ar', 'Arabic'),
  ('articles', 'language', 'en', 'English'),
  ('articles', 'language', 'es', 'Spanish'),
  ('articles', 'kind', 'article', 'An article, whole'),
  ('articles', 'kind', 'page', 'A page of text that is no article'),
  ('articles', 'kind', 'partial', 'The beginning of an article, the rest is not shown'),
  ('articles', 'kind', 'listing', 'A list of articles'),
  ('articles', 'kind', 'home', 'A front page'),
  ('articles', 'kind', 'gallery', 'Pictures'),
  ('articles', 'kind', 'video', 'A video'),
  ('articles', 'kind', 'blocked', 'A page that asks for something first'),
  ('articles', 'kind', 'empty', 'Nothing to read'),
  ('parties', 'role', 'signatory', 'Signs'),
  ('parties', 'role', 'funder', 'Gives money'),
  ('parties', 'role', 'employer', 'Creates posts'),
  ('parties', 'role', 'beneficiary', 'Receives'),
  ('reviews', 'action', 'accept', 'Agreed'),
  ('reviews', 'action', 'correct', 'Set fields'),
  ('reviews', 'action', 'reject', 'Found wrong'),
  ('reviews', 'action', 'flag', 'Asked for a second look'),
  ('reviews', 'action', 'reopen', 'Took up again'),
  ('reviews', 'action', 'note', 'Wrote a note'),
  ('reviews', 'action', 'undo', 'Took a decision back'),
  ('reviews', 'action', 'split', 'Parted facts from a record'),
  ('reviews', 'action', 'join', 'Made two records one'),
  ('reviews', 'action', 'add', 'Added a fact that no rule found'),
  ('reviews', 'state_before', 'pending', 'Nobody has decided yet'),
  ('reviews', 'state_before', 'accepted', 'A person, or a threshold that a person set, agreed'),
  ('reviews', 'state_before', 'corrected', 'A person set some of its fields'),
  ('reviews', 'state_before', 'rejected', 'A person found it wrong'),
  ('reviews', 'state_before', 'needs-second-look', 'A person asks for another one'),
  ('reviews', 'state_after', 'pending', 'Nobody has decided yet'),
  ('reviews', 'state_after', 'accepted', 'A person, or a threshold that a person set, agreed'),
  ('reviews', 'state_after', 'corrected', 'A person set some of its fields'),
  ('reviews', 'state_after', 'rejected', 'A person found it wrong'),
  ('reviews', 'state_after', 'needs-second-look', 'A person asks for another one');

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

-- The sums of the overview. Units stand apart: nothing is converted.
create or replace view sums_by_year as
select year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records
group by year, type, unit, status, reviewed;

comment on view sums_by_year is 'Sums by year, type, unit and status, those that people agreed to apart from the others.';

-- A record with two sectors counts in both: do not add sectors up.
create or replace view sums_by_sector as
select tag as sector, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(sectors) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_sector is
  'Sums by sector, year, type, unit and status. A record with two sectors counts in both.';
comment on column sums_by_sector.sector is 'Id of the gazetteer.';

-- A record with two regions counts in both: do not add regions up.
create or replace view sums_by_region as
select tag as region, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(regions) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_region is
  'Sums by region, year, type, unit and status. A record with two regions counts in both.';
comment on column sums_by_region.region is 'Id of the gazetteer.';

-- A record with two programmes counts in both: do not add programmes up.
create or replace view sums_by_programme as
select tag as programme, year, type, unit, status, reviewed, count(*) as records, sum(amount) as total
from summed_records, lateral (select distinct unnest(programmes) as tag) as tags
group by tag, year, type, unit, status, reviewed;

comment on view sums_by_programme is
  'Sums by programme, year, type, unit and status. A record with two programmes counts in both.';
comment on column sums_by_programme.programme is 'Id of the gazetteer.';

-- Promises and results are sums of what the press says, not matched with each other: promise_result_pairs matches.
create or replace view promises_and_results_by_year as
select
  year,
  type,
  unit,
  sum(amount) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promised,
  sum(amount) filter (where status = 'realised') as realised,
  sum(amount) filter (where status = 'lost') as lost,
  count(*) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promises,
  count(*) filter (where status = 'realised') as results
from summed_records
group by year, type, unit;

comment on view promises_and_results_by_year is 'What was promised and what came of it by year, type and unit.';
comment on column promises_and_results_by_year.promised is 'Planned, approved, committed or underway.';
comment on column promises_and_results_by_year.promises is 'How many records the sum promised is made of.';
comment on column promises_and_results_by_year.results is 'How many records the sum realised is made of.';

-- A record with two sectors counts in both: do not add sectors up.
create or replace view promises_and_results_by_sector as
select
  tag as sector,
  year,
  type,
  unit,
  sum(amount) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promised,
  sum(amount) filter (where status = 'realised') as realised,
  sum(amount) filter (where status = 'lost') as lost,
  count(*) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promises,
  count(*) filter (where status = 'realised') as results
from summed_records, lateral (select distinct unnest(sectors) as tag) as tags
group by tag, year, type, unit;

comment on view promises_and_results_by_sector is
  'What was promised and what came of it by sector, year, type and unit. A record with two sectors counts in both.';
comment on column promises_and_results_by_sector.sector is 'Id of the gazetteer.';
comment on column promises_and_results_by_sector.promised is 'Planned, approved, committed or underway.';
comment on column promises_and_results_by_sector.promises is 'How many records the sum promised is made of.';
comment on column promises_and_results_by_sector.results is 'How many records the sum realised is made of.';

-- A record with two regions counts in both: do not add regions up.
create or replace view promises_and_results_by_region as
select
  tag as region,
  year,
  type,
  unit,
  sum(amount) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promised,
  sum(amount) filter (where status = 'realised') as realised,
  sum(amount) filter (where status = 'lost') as lost,
  count(*) filter (where status in ('planned', 'approved', 'committed', 'underway')) as promises,
  count(*) filter (where status = 'realised') as results
from summed_records, lateral (select distinct unnest(regions) as tag) as tags
group by tag, year, type, unit;

comment on view promises_and_results_by_region is
  'What was promised and what came of it by region, year, type and unit. A record with two regions counts in both.';
comment on column promises_and_results_by_region.region is 'Id of the gazetteer.';
comment on column promises_and_results_by_region.promised is 'Planned, approved, committed or underway.';
comment on column promises_and_results_by_region.promises is 'How many records the sum promised is made of.';
comment on column promises_and_results_by_region.results is 'How many records the sum realised is made of.';

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

-- Currencies stand apart: add rows of one unit only.
create or replace view money_by_year as
select year, unit, kind, status, count(*) as records, sum(amount) as total
from summed_records
where type = 'funds'
group by year, unit, kind, status;

comment on view money_by_year is 'Money by year, currency, kind and status; currencies are never converted.';
comment on column money_by_year.unit is 'Currency by its code of ISO 4217.';
comment on column money_by_year.kind is 'Empty where the texts do not tell.';

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

insert into sink_state (schema_version, with_text, view_names) values (1, false, array['summed_records', 'sums_by_year', 'sums_by_sector', 'sums_by_region', 'sums_by_programme', 'promises_and_results_by_year', 'promises_and_results_by_sector', 'promises_and_results_by_region', 'promise_result_pairs', 'undertakings', 'money_by_year', 'agreements_by_party', 'waiting_records', 'reviewed_records', 'reviews_by_person']);

commit;
