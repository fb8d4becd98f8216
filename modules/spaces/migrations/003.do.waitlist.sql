-- who waits for a seat, first come first served
create table spaces.waitlist_entry (
  id uuid primary key,
  -- in the queue of the area; clocks of replicas differ, so ids alone would not be fair
  place bigint generated always as identity,
  area_id uuid not null references spaces.area,
  -- null: any of the area
  seat_id uuid references spaces.seat,
  holder_id uuid not null,
  holder_username text not null,
  holder_name text not null,
  during tstzrange not null,
  -- lapsed: its time ran out, or that of its offer
  state text not null check (state in ('waiting', 'offered', 'accepted', 'left', 'lapsed')),
  -- the offer, once there was one
  reservation_id uuid constraint waitlist_entry_offer_key unique references spaces.reservation,
  created_at timestamptz not null,
  ended_at timestamptz,
  check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  check (not lower_inf(during) and not upper_inf(during)),
  check ((state in ('waiting', 'offered')) = (ended_at is null)),
  check (state not in ('offered', 'accepted') or reservation_id is not null)
);
create index waitlist_entry_queue on spaces.waitlist_entry (area_id, place) where state = 'waiting';
create index waitlist_entry_offered on spaces.waitlist_entry (area_id) where state = 'offered';
create index waitlist_entry_ending on spaces.waitlist_entry (upper(during)) where state = 'waiting';
create index waitlist_entry_by_holder on spaces.waitlist_entry (holder_id, id);
create unique index waitlist_entry_key on spaces.waitlist_entry
  (holder_id, area_id, coalesce(seat_id, area_id), during) where state in ('waiting', 'offered');

-- who wants to hear when a seat is free for everybody
create table spaces.seat_watch (
  id uuid primary key,
  area_id uuid not null references spaces.area,
  -- null: any of the area
  seat_id uuid references spaces.seat,
  watcher_id uuid not null,
  during tstzrange not null,
  created_at timestamptz not null,
  -- when it was, and there is nothing more to tell
  told_at timestamptz,
  check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  check (not lower_inf(during) and not upper_inf(during))
);
create index seat_watch_open on spaces.seat_watch using gist (area_id, during) where told_at is null;
create index seat_watch_by_watcher on spaces.seat_watch (watcher_id, id);
create unique index seat_watch_key on spaces.seat_watch
  (watcher_id, area_id, coalesce(seat_id, area_id), during) where told_at is null;

-- calendars that subscribe to reservations
create table spaces.calendar_feed (
  id uuid primary key,
  owner_id uuid not null,
  -- null: all that the owner reserves
  seat_id uuid references spaces.seat,
  -- sha-256 of the token in its address
  token_hash bytea not null constraint calendar_feed_token_key unique,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index calendar_feed_by_owner on spaces.calendar_feed (owner_id, id);
-- what calendars are told: a seat's past and coming, and what was cancelled of late
create index reservation_by_seat on spaces.reservation (seat_id, lower(during));
