-- Who has an account, as identity tells it; empty where identity is hosted elsewhere.
create table attendance.person (
  account_id uuid primary key,
  -- news with a lower one is old
  revision integer not null,
  -- the login name in lower case; never given to somebody else
  username text not null,
  -- the login name is an e-mail: their first one, or a username that reads like one
  goes_by_email boolean not null,
  -- in lower case, and only when it is verified
  email text,
  name text not null,
  status text not null check (status in ('active', 'suspended'))
);
create index person_by_username on attendance.person (username);
create index person_by_email on attendance.person (email) where email is not null;
-- for looking people up by how their names begin; in "C" the names with a beginning stand together
create index person_username_prefix on attendance.person (username collate "C")
  where status = 'active' and not goes_by_email;
create index person_name_prefix on attendance.person (lower(name) collate "C", username)
  where status = 'active' and not goes_by_email;

-- whose post it is, so that nobody gets it by registering the name; null where accounts are hosted elsewhere, and for
-- posts that are older than this column. No foreign key: the news of an account may come after its first event
alter table attendance.crew_member add column account_id uuid;
