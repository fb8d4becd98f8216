-- where partners and the house want to be told by HTTP what happened
create table notify.webhook (
  id uuid primary key,
  -- the API key that it belongs to; null: the house
  api_key_id uuid,
  url text not null,
  description text not null,
  -- null: every kind that its owner may hear of
  event_types text[],
  -- sealed by the program; the one before signs too until it ends
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('by_hand', 'gone', 'failing', 'key_revoked')),
  -- attempts in a row that failed, of whatever delivery, and when the first of them did
  failures integer not null,
  failing_since timestamptz,
  -- `account:ani`, `api_key:Kios`: the audit log is identity's own and cannot be written from here
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  check ((previous_secret is null) = (previous_secret_until is null)),
  check ((disabled_at is null) = (disabled_reason is null)),
  check ((failures = 0) = (failing_since is null))
);
create index webhook_by_owner on notify.webhook (api_key_id, id);

create table notify.webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references notify.webhook on delete cascade,
  -- null: a ping
  event_id uuid,
  event_type text not null,
  -- what is signed and sent, to the byte, at every attempt
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  -- of what waits: when it is sent next
  due_at timestamptz,
  -- somebody sends it now, or died while doing so
  leased_until timestamptz,
  -- begun ones; a worker that died leaves none in the log
  attempts integer not null,
  -- set by the first failure
  give_up_at timestamptz,
  created_at timestamptz not null,
  -- an event is told once to each
  unique (event_id, webhook_id),
  check ((state = 'waiting') = (due_at is not null))
);
create index webhook_delivery_due on notify.webhook_delivery (webhook_id, due_at) where state = 'waiting';
create index webhook_delivery_leased on notify.webhook_delivery (webhook_id) where leased_until is not null;
create index webhook_delivery_by_webhook on notify.webhook_delivery (webhook_id, id);
create index webhook_delivery_by_state on notify.webhook_delivery (webhook_id, state, id);
create index webhook_delivery_by_age on notify.webhook_delivery (created_at);

create table notify.webhook_attempt (
  delivery_id uuid not null references notify.webhook_delivery on delete cascade,
  number integer not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  -- of the answer, or why there was none
  status smallint,
  fault text,
  -- how it begins
  answer text,
  primary key (delivery_id, number),
  check ((status is null) <> (fault is null))
);
