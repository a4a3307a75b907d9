/** A step from one version of the tables to the next. */
export interface PhoneStoreMigration {
  /** Starts at 1, without gaps. */
  readonly version: number;
  readonly name: string;
  /** Statements to run with `search_path` set to the schema, for example by another migration tool. */
  readonly sql: string;
}

/** Every migration of the store's tables, in order. A published one never changes. */
export const phoneStoreMigrations: readonly PhoneStoreMigration[] = [
  {
    version: 1,
    name: 'create tables',
    // Times are ms since the epoch by the service's clock, so that one clock decides every limit.
    sql: `
create table phone_numbers (
  id text primary key,
  added bigint generated always as identity,
  user_id text not null,
  phone_number text not null,
  verification_status text check (verification_status in ('unverified', 'verified', 'failed')),
  verification_channel text,
  verification_attempts integer,
  verification_expire_at bigint,
  code_hash text,
  reserved_for_second_factor boolean not null,
  default_second_factor boolean not null,
  is_primary boolean not null,
  linked_to jsonb not null,
  created_at bigint,
  updated_at bigint
);
create index phone_numbers_of_user on phone_numbers (user_id, added);
create unique index phone_numbers_verified on phone_numbers (phone_number) where verification_status = 'verified';

create table sends (
  id text primary key,
  user_id text not null,
  phone_number text not null,
  purpose text not null,
  failed boolean not null,
  sent_at bigint not null,
  forget_at bigint not null
);
create index sends_of_user on sends (user_id, sent_at);
create index sends_to_phone_number on sends (phone_number, sent_at);
create index sends_in_all on sends (sent_at);
create index sends_to_forget on sends (forget_at);

create table wrong_codes (
  user_id text primary key,
  counts jsonb not null,
  wait_until bigint not null
);

create table backup_codes (
  user_id text primary key,
  salt text not null,
  iterations integer not null,
  hashes jsonb not null
);

create table sign_ins (
  id text primary key,
  user_id text not null,
  started_at bigint not null,
  expire_at bigint not null,
  codes jsonb not null
);
create index sign_ins_to_forget on sign_ins (expire_at);

create table kept_answers (
  id text primary key,
  request text not null,
  answer text,
  claimed_until bigint not null,
  forget_at bigint not null
);
create index kept_answers_to_forget on kept_answers (forget_at);`,
  },
  {
    version: 2,
    name: 'limit sends by prefix, country and client, without whole numbers',
    // The old records, which no limit needed for more than some minutes, hold whole numbers.
    sql: `
drop table sends;
create table sends (
  id text primary key,
  user_id text not null,
  phone_number_hash text not null,
  prefix text not null,
  country text not null,
  client_hash text,
  purpose text not null,
  outcome text not null,
  converted boolean not null,
  sent_at bigint not null,
  forget_at bigint not null
);
create index sends_of_user on sends (user_id, sent_at);
create index sends_to_phone_number on sends (phone_number_hash, sent_at);
create index sends_from_client on sends (client_hash, sent_at);
create index sends_to_prefix on sends (prefix, sent_at);
create index sends_to_country on sends (country, sent_at) where not converted;
create index sends_in_all on sends (sent_at);
create index sends_to_forget on sends (forget_at);`,
  },
  {
    version: 3,
    name: 'count each way in apart, and a salt for each backup code',
    // Counts were kept under whole numbers, whose keyed hashes only the service can compute: they count on, together,
    // toward the limit on verifications, under no number.
    sql: `
alter table wrong_codes
  add column waits jsonb not null default '{}',
  add column backup_code_sets jsonb not null default '[]';
update wrong_codes set
  waits = case when wait_until > 0
    then jsonb_build_object('verification', wait_until, 'backup_code', wait_until) else '{}' end,
  counts = (
    select coalesce(jsonb_object_agg(source, count), '{}') from (
      select case when key = 'backup_code' then key else 'verification:' end as source, sum(value::int) as count
      from jsonb_each_text(counts) group by 1
    ) as by_source
  );
alter table wrong_codes drop column wait_until;

create table phone_number_wrong_codes (
  id text primary key,
  count integer not null,
  wait_until bigint not null,
  updated_at bigint not null,
  forget_at bigint not null
);
create index phone_number_wrong_codes_to_forget on phone_number_wrong_codes (forget_at);

alter table backup_codes
  add column created_at bigint,
  add column codes jsonb not null default '[]';
update backup_codes set codes = (
  select coalesce(jsonb_agg(jsonb_build_object('salt', salt, 'iterations', iterations, 'hash', hash)), '[]')
  from jsonb_array_elements_text(hashes) as hash
);
alter table backup_codes drop column salt, drop column iterations, drop column hashes;

create index sign_ins_of_user on sign_ins (user_id);

alter table phone_numbers add column earlier_codes jsonb not null default '[]';`,
  },
  {
    version: 4,
    name: 'encrypt idempotency records',
    // Those of version 1 hold whole numbers in clear.
    sql: `
delete from kept_answers;
alter table kept_answers add column owner text;
create index kept_answers_of_owner on kept_answers (owner, forget_at);`,
  },
  {
    version: 5,
    name: 'recognize the code of an older message',
    sql: `
alter table sends add column code_hash text;`,
  },
];
