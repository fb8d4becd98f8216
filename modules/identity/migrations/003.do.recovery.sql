-- Tokens that travelled by mail. The token itself is never stored.
create table identity.one_time_token (
  id uuid primary key,
  purpose text not null check (purpose in ('password_reset', 'email_verification')),
  account_id uuid not null references identity.account on delete cascade,
  -- The address it was sent to: it proves that address and no other.
  email text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index one_time_token_account on identity.one_time_token (account_id, purpose, created_at);
create index one_time_token_expiry on identity.one_time_token (expires_at);
