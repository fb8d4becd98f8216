create table identity.api_key (
  id uuid primary key,
  name text not null,
  -- The key's beginning, by which people tell keys apart.
  prefix text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  created_by uuid references identity.account,
  last_used_at timestamptz
);
