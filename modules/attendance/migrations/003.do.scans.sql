-- The log of the doors: every scan is a row, refusals too, and every count is derived from here.
create table attendance.scan (
  -- no foreign key: each insert would lock the one row of the event, and all gates write at once
  event_id uuid not null,
  id uuid not null,
  direction text not null check (direction in ('entry', 'exit', 'undo')),
  result text not null check (result in (
    'admitted', 'duplicate', 'unknown', 'revoked', 'wrong_event', 'not_started', 'ended', 'forbidden', 'conflict',
    'exited', 'not_inside', 'undone'
  )),
  -- the ticket's id; on an open list, and where there is no such ticket, what was presented
  ticket_key text not null,
  ticket_id uuid,
  -- set when the ticket was shown by its code: the dialects' records then bear that
  presented_code text,
  nonce text not null,
  gate text,
  device text,
  -- let in by the device itself while it had no network
  offline boolean not null,
  -- an entry after an exit: the person was counted as admitted before
  reentry boolean not null,
  scanned_by text not null,
  -- by the device's clock, by ours, and by the one that decides (see door/rules.ts)
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  happened_at timestamptz not null,
  -- of a duplicate or a conflict: the admission that stands; of an exit or an undo: the admission that it ends
  first_scan_id uuid,
  -- how an admission ended; the only column that ever changes
  released text check (released in ('exit', 'undo')),
  -- in whose order rows become visible, which that of their ids is not: the live board reads on from here
  written_in xid8 not null default pg_current_xact_id(),
  primary key (event_id, id),
  check (released is null or result = 'admitted')
) with (
  -- a plan made from the statistics of a hundred rows reads the whole table, and is kept while doors open and it grows
  autovacuum_analyze_threshold = 1000
);

-- a ticket gets in once
create unique index scan_one_admission on attendance.scan (event_id, ticket_key)
  where result = 'admitted' and released is null;
-- a scan that is sent again is the same scan
create unique index scan_nonce on attendance.scan (event_id, nonce);

create index scan_by_crew on attendance.scan (scanned_by, id) where result = 'admitted';
create index scan_as_written on attendance.scan (event_id, written_in);
-- the next two hold what is not a standing or an admission: they cost the happy path nothing
create index scan_by_ticket on attendance.scan (event_id, ticket_key) where result <> 'admitted' or released is not null;
create index scan_by_result on attendance.scan (event_id, result, id) where result <> 'admitted';
