create table http.idempotency_key (
  -- A hash of the caller, the route and the key that the caller chose.
  id bytea primary key,
  -- A keyed hash of the query and the body: the same key with another body is a mistake.
  fingerprint bytea not null,
  -- Which request works on it, and until when the others believe that it lives.
  claim uuid not null,
  leased_until timestamptz not null,
  -- Encrypted, because answers hold tokens; null while the first request runs.
  answer bytea,
  expires_at timestamptz not null
);

create index idempotency_key_expires_at_idx on http.idempotency_key (expires_at);
