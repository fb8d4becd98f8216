-- for the constraint that no two reservations of a seat overlap; part of every PostgreSQL distribution
create extension if not exists btree_gist;

create table spaces.area (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('coworking', 'cafe', 'library', 'meeting_room')),
  description text not null default '',
  time_zone text not null,
  -- the grid that seats stand on, and what lies beneath it
  plan_columns integer not null check (plan_columns between 1 and 200),
  plan_rows integer not null check (plan_rows between 1 and 200),
  plan_picture text,
  -- what may be reserved, and what happens then; minutes unless the name says otherwise
  step_minutes integer not null check (step_minutes between 5 and 1440),
  min_minutes integer not null check (min_minutes > 0),
  max_minutes integer not null check (max_minutes >= min_minutes),
  lead_minutes integer not null check (lead_minutes >= 0),
  ahead_days integer not null check (ahead_days between 0 and 730),
  hold_minutes integer not null check (hold_minutes between 1 and 120),
  offer_minutes integer not null check (offer_minutes between 1 and 1440),
  check_in_early_minutes integer not null check (check_in_early_minutes >= 0),
  -- after the start; null: nobody is taken for absent
  no_show_minutes integer check (no_show_minutes > 0),
  -- before the start; null: no reminder
  reminder_minutes integer check (reminder_minutes > 0),
  needs_approval boolean not null,
  -- [{"role": "member" or null for all, "per": "day" or "week", "count": 2 or null, "minutes": 480 or null}]
  quotas jsonb not null,
  -- closed for good; its past stays
  retired_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index area_name_key on spaces.area (lower(name)) where retired_at is null;
-- the list of areas sorts by the beginning of their names
create index area_by_name on spaces.area (left(lower(name), 60), id);

-- on each weekday, 1 is Monday; minutes of the wall clock after midnight, past 1440 is the next morning
create table spaces.opening_hours (
  area_id uuid not null references spaces.area on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens_minute integer not null check (opens_minute between 0 and 1439),
  closes_minute integer not null,
  primary key (area_id, weekday, opens_minute),
  check (closes_minute > opens_minute and closes_minute - opens_minute <= 1440)
);

-- other hours on these dates, instead of the weekday's; of one area, or (null) of the whole house
create table spaces.opening_exception (
  id uuid primary key,
  area_id uuid references spaces.area on delete cascade,
  from_date date not null,
  to_date date not null,
  note text not null,
  -- [{"opens_minute": 540, "closes_minute": 720}]; none: closed
  hours jsonb not null,
  created_at timestamptz not null,
  check (to_date >= from_date),
  -- on a date one exception says when an area is open, and one when the house is
  constraint opening_exception_overlap exclude using gist (
    coalesce(area_id, '00000000-0000-0000-0000-000000000000') with =,
    daterange(from_date, to_date, '[]') with &&
  )
);
create index opening_exception_by_date on spaces.opening_exception (to_date, id);

create table spaces.seat (
  id uuid primary key,
  -- for dialects that know seats by integers
  serial bigint generated always as identity constraint seat_serial_key unique,
  area_id uuid not null references spaces.area,
  -- as it is painted on the desk; it names one seat in the whole house
  number text not null,
  kind text not null check (kind in ('desk', 'table', 'armchair', 'booth', 'meeting_room')),
  features text[] not null default '{}',
  -- where it stands on the plan, from 0 at the top left, and how many fields it covers
  plan_column integer not null check (plan_column >= 0),
  plan_row integer not null check (plan_row >= 0),
  plan_width integer not null default 1 check (plan_width between 1 and 50),
  plan_height integer not null default 1 check (plan_height between 1 and 50),
  -- what the QR on the desk says
  check_in_code text not null constraint seat_check_in_code_key unique,
  -- broken or lent away: nobody can reserve it for now
  out_of_service boolean not null default false,
  retired_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index seat_number_key on spaces.seat (lower(number)) where retired_at is null;
create index seat_by_area on spaces.seat (area_id) where retired_at is null;
