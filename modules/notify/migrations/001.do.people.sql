-- who can be told something, as identity tells it
create table notify.person (
  account_id uuid primary key,
  -- news with a lower one is old
  revision integer not null,
  -- the login name in lower case
  username text not null,
  name text not null,
  -- only when it is verified
  email text,
  locale text not null check (locale in ('id', 'en')),
  role text not null,
  status text not null check (status in ('active', 'suspended'))
);
create index person_by_username on notify.person (username);
