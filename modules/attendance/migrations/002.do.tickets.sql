create table attendance.ticket_type (
  id uuid primary key,
  event_id uuid not null references attendance.event on delete cascade,
  -- what the QR payload carries; never reused within an event
  ordinal smallint not null check (ordinal between 1 and 32767),
  name text not null,
  quota integer check (quota > 0),
  valid_from timestamptz,
  valid_until timestamptz,
  created_at timestamptz not null,
  unique (event_id, ordinal),
  check (valid_until > valid_from)
);
-- 'VIP' in a guest list means the type 'Vip'
create unique index ticket_type_name_key on attendance.ticket_type (event_id, lower(name));

create table attendance.ticket_import (
  id uuid primary key,
  event_id uuid not null references attendance.event on delete cascade,
  mode text not null check (mode in ('all_or_nothing', 'skip_bad_rows')),
  create_types boolean not null,
  state text not null check (state in ('receiving', 'queued', 'running', 'done', 'refused', 'failed')),
  rows_total integer not null default 0,
  rows_processed integer not null default 0,
  rows_imported integer not null default 0,
  rows_bad integer not null default 0,
  message text,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index ticket_import_by_event on attendance.ticket_import (event_id, id);

-- the file as it came, until it is worked through; what was accepted with 202 survives a crash
create table attendance.ticket_import_chunk (
  import_id uuid not null references attendance.ticket_import on delete cascade,
  ordinal integer not null,
  rows jsonb not null,
  primary key (import_id, ordinal)
);

create table attendance.ticket_import_error (
  import_id uuid not null references attendance.ticket_import on delete cascade,
  line integer not null,
  field text,
  reason text not null,
  primary key (import_id, line)
);

create table attendance.ticket (
  id uuid primary key,
  -- no cascade: an event with tickets is not deleted
  event_id uuid not null references attendance.event,
  -- what the QR payload carries
  serial bigint generated always as identity constraint ticket_serial_key unique,
  code text not null,
  type_id uuid not null references attendance.ticket_type,
  holder_name text not null default '',
  holder_email text,
  holder_username text,
  status text not null check (status in ('valid', 'revoked')),
  revoked_at timestamptz,
  revoked_reason text check (revoked_reason in ('revoked', 'transferred', 'reissued')),
  replaced_by uuid references attendance.ticket,
  import_id uuid references attendance.ticket_import,
  created_at timestamptz not null,
  constraint ticket_code_key unique (event_id, code),
  check ((status = 'revoked') = (revoked_at is not null and revoked_reason is not null))
) with (
  -- as for attendance.scan: no plans from the statistics of a table that an import is about to fill
  autovacuum_analyze_threshold = 1000
);
create index ticket_by_event on attendance.ticket (event_id, id);
create index ticket_by_type on attendance.ticket (type_id);
-- for the count against capacity and quotas
create index ticket_valid on attendance.ticket (event_id, type_id) where status = 'valid';
create index ticket_revoked on attendance.ticket (event_id, serial) where status = 'revoked';
create index ticket_by_holder_username on attendance.ticket (holder_username, id) where holder_username is not null;
