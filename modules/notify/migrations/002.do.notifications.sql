-- who was told something in the app
create table notify.inbox (
  account_id uuid primary key,
  -- of the newest notification; whoever writes one holds this row, so that they become visible in their order
  last_number integer not null
);

create table notify.notification (
  id uuid primary key,
  account_id uuid not null references notify.inbox,
  number integer not null,
  -- what it tells of
  event_id uuid not null,
  kind text not null,
  -- its words are written when it is read, in the reader's language
  facts jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notification_number_key unique (account_id, number),
  -- told once, however often the event is delivered
  constraint notification_event_key unique (account_id, event_id)
);
create index notification_unread on notify.notification (account_id, number) where read_at is null;
create index notification_read on notify.notification (read_at) where read_at is not null;

-- what somebody chose; null: as the kind is unless told otherwise
create table notify.preference (
  account_id uuid not null,
  kind text not null,
  in_app boolean,
  email boolean,
  primary key (account_id, kind)
);

-- events that there are tickets for, as attendance tells them
create table notify.event (
  id uuid primary key,
  title text not null,
  place text not null,
  starts_at timestamptz,
  time_zone text not null,
  -- news from before is old
  told_at timestamptz not null
);
