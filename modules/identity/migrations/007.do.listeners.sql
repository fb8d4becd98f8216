-- Consumers of other modules that were told of every account that there was before they began to listen.
create table identity.listener (
  consumer text primary key,
  told_at timestamptz not null
);
