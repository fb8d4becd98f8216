create table attendance.event (
  id uuid primary key,
  -- what people and the dialects call it; the id itself unless the organiser chose one
  code text not null constraint event_code_key unique,
  -- 'managed': only its issued tickets get in, only its crew lets them in. 'open': a list that any account may add to
  kind text not null check (kind in ('managed', 'open')),
  title text not null,
  description text not null default '',
  place text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  doors_open_at timestamptz,
  time_zone text not null,
  capacity integer check (capacity > 0),
  status text not null check (status in ('draft', 'published', 'cancelled')),
  reentry boolean not null default false,
  gates text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (ends_at > starts_at),
  check (kind = 'open' or starts_at is not null and ends_at is not null)
);
create index event_by_start on attendance.event (starts_at, id) where kind = 'managed';

-- one Ed25519 pair for each managed event, as SPKI and PKCS #8 in DER; no answer ever carries the private key
create table attendance.event_key (
  event_id uuid primary key references attendance.event on delete cascade,
  public_key bytea not null,
  private_key bytea not null
);

create table attendance.crew_member (
  event_id uuid not null references attendance.event on delete cascade,
  -- the login name in lower case: it is unique, and never given to somebody else
  username text not null,
  role text not null check (role in ('manager', 'scanner')),
  -- empty: every gate
  gates text[] not null default '{}',
  added_at timestamptz not null,
  primary key (event_id, username)
);
create index crew_member_by_username on attendance.crew_member (username);
