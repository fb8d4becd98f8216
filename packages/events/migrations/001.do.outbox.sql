-- What happened, written with the change itself. The relay moves it on, oldest first: the ids are UUIDv7.
-- Rows live for milliseconds, so that vacuum must come after so many of them, not after a share of the table.
create table events.outbox (
  id uuid primary key,
  event_name text not null,
  payload jsonb not null,
  occurred_at timestamptz not null default now()
) with (
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 10000
);

-- Who wants to hear of what. A row stays when its process is down, so that nothing passes a consumer by.
create table events.subscription (
  consumer text primary key,
  event_name text not null
);

-- What was done: written in the transaction of the effect.
create table events.receipt (
  consumer text not null,
  event_id uuid not null,
  done_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index receipt_done_at on events.receipt using brin (done_at);

-- Who is at an effect outside the database, and until when nobody else may try it.
create table events.lease (
  consumer text not null,
  event_id uuid not null,
  holder uuid not null,
  held_until timestamptz not null,
  primary key (consumer, event_id)
);
