-- who has an account, as identity tells it
create table spaces.person (
  account_id uuid primary key,
  -- news with a lower one is old
  revision integer not null,
  -- the login name in lower case
  username text not null,
  name text not null,
  role text not null,
  status text not null check (status in ('active', 'suspended'))
);
create index person_by_username on spaces.person (username);

create table spaces.series (
  id uuid primary key,
  holder_id uuid not null,
  seat_id uuid not null references spaces.seat,
  -- as it was asked for: every how many weeks, on which weekdays, until when
  rule jsonb not null,
  on_conflict text not null check (on_conflict in ('skip', 'fail')),
  created_at timestamptz not null
);
create index series_by_holder on spaces.series (holder_id, id);

create table spaces.reservation (
  id uuid primary key,
  -- for dialects that know reservations by integers
  serial bigint generated always as identity constraint reservation_serial_key unique,
  -- short, for reading aloud
  code text not null constraint reservation_code_key unique,
  area_id uuid not null references spaces.area,
  seat_id uuid not null references spaces.seat,
  holder_id uuid not null,
  holder_username text not null,
  holder_name text not null,
  during tstzrange not null,
  -- the local date whose opening hours it takes as a whole; null: a range of its own
  whole_day date,
  state text not null check (state in (
    'held', 'pending', 'offered', 'active', 'checked_in',
    'completed', 'cancelled', 'declined', 'expired', 'no_show'
  )),
  -- until when it is held or offered
  expires_at timestamptz,
  series_id uuid references spaces.series,
  -- who made it, when that was somebody else: a partner's key or somebody at the front desk
  made_by text,
  note text not null default '',
  checked_in_at timestamptz,
  -- when it left the states that occupy the seat, and who saw to it; null: the clock did
  ended_at timestamptz,
  ended_by text,
  reminded_at timestamptz,
  -- how often a calendar was told something new (RFC 5545, SEQUENCE)
  sequence integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  check (not lower_inf(during) and not upper_inf(during)),
  check ((state in ('held', 'offered')) = (expires_at is not null)),
  -- one holder at a time: whatever code runs, the database refuses the second
  constraint reservation_overlap exclude using gist (seat_id with =, during with &&)
    where (state in ('held', 'pending', 'offered', 'active', 'checked_in'))
);
-- what an area's map shows
create index reservation_by_area on spaces.reservation using gist (area_id, during)
  where state in ('held', 'pending', 'offered', 'active', 'checked_in');
-- lists: of a person, and of an area on a date
create index reservation_by_holder on spaces.reservation (holder_id, lower(during), id);
create index reservation_by_area_start on spaces.reservation (area_id, lower(during), id);
create index reservation_by_series on spaces.reservation (series_id) where series_id is not null;
-- whose time has come
create index reservation_expiring on spaces.reservation (expires_at) where expires_at is not null;
create index reservation_pending on spaces.reservation (lower(during)) where state = 'pending';
create index reservation_awaited on spaces.reservation (area_id, lower(during)) where state = 'active';
create index reservation_to_remind on spaces.reservation (area_id, lower(during))
  where state = 'active' and reminded_at is null;
create index reservation_ending on spaces.reservation (upper(during))
  where state in ('pending', 'active', 'checked_in');

-- anyone may count: there is never a row
create view spaces.overlap as
  select one.seat_id, one.id as reservation_id, other.id as other_id, one.during * other.during as both_hold
  from spaces.reservation one
  join spaces.reservation other
    on other.seat_id = one.seat_id and other.during && one.during and other.id > one.id
  where one.state in ('held', 'pending', 'offered', 'active', 'checked_in')
    and other.state in ('held', 'pending', 'offered', 'active', 'checked_in');
