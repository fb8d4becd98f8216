-- Every scan is a row, refusals too; every count is derived from here.
create table attendance.scan (
  id uuid primary key,
  -- no foreign key: each insert would lock the one row of the event, and all gates write at once
  event_id uuid not null,
  direction text not null check (direction in ('entry', 'exit', 'undo')),
  result text not null check (result in (
    'admitted', 'duplicate', 'unknown', 'revoked', 'wrong_event', 'not_started', 'ended', 'forbidden', 'conflict',
    'exited', 'not_inside', 'undone'
  )),
  -- the ticket's id, or on an open list whatever was shown
  ticket_key text not null,
  ticket_id uuid,
  presented text not null,
  nonce text not null,
  gate text,
  device text,
  -- let in by the device itself while it was offline
  offline boolean not null default false,
  -- an entry after an exit: the person was counted as admitted before
  reentry boolean not null default false,
  scanned_by text not null,
  -- the device's clock, and ours
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  -- for a duplicate or a conflict the admission that stands; for an exit or an undo the admission it ends
  first_scan_id uuid,
  -- how an admission ended
  released text check (released in ('exit', 'undo')),
  check (released is null or result = 'admitted')
);

-- a ticket gets in once
create unique index scan_one_admission on attendance.scan (event_id, ticket_key) where result = 'admitted' and released is null;
-- a scan that is sent again is the same scan
create unique index scan_nonce on attendance.scan (event_id, nonce);
create index scan_by_event on attendance.scan (event_id, id);
create index scan_by_crew on attendance.scan (scanned_by, id) where result = 'admitted';
