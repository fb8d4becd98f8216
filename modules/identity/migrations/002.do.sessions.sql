-- A session is a family of refresh tokens: each one replaces the one before. Ending a session deletes it.
create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account on delete cascade,
  user_agent text,
  address text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);

create index session_account on identity.session (account_id, id);
create index session_expiry on identity.session (expires_at);

-- Replaced tokens stay for a while: one that comes back was stolen, or its thief came first.
create table identity.refresh_token (
  token_hash bytea primary key,
  session_id uuid not null references identity.session on delete cascade,
  generation integer not null,
  issued_at timestamptz not null,
  replaced_at timestamptz
);

create unique index refresh_token_live on identity.refresh_token (session_id) where replaced_at is null;
create index refresh_token_session on identity.refresh_token (session_id);
create index refresh_token_replaced on identity.refresh_token (replaced_at) where replaced_at is not null;

-- Failed log-ins, by the hash of whom and whence they concern (lockout/rules.ts).
create table identity.lockout (
  key bytea primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);

create index lockout_age on identity.lockout (last_failed_at);

-- Where an account has logged in from: attacks from elsewhere do not lock its owner out there.
create table identity.known_address (
  account_id uuid not null references identity.account on delete cascade,
  address text not null,
  last_seen_at timestamptz not null,
  primary key (account_id, address)
);

create index known_address_age on identity.known_address (last_seen_at);
