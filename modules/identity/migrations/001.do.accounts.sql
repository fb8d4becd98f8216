create table identity.account (
  id uuid primary key,
  -- What others know the account by: the username, or the first e-mail of an account without one. Never changes.
  login text not null,
  username text,
  email text,
  email_verified_at timestamptz,
  first_name text not null default '',
  last_name text not null default '',
  display_name text not null default '',
  role text not null check (role in ('member', 'crew', 'committee', 'agent', 'admin')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  locale text not null default 'id' check (locale in ('id', 'en')),
  -- Null until the owner has set one through the letter that invites them.
  password_hash text,
  must_change_password boolean not null default false,
  -- Raised to end every access token at once: password change, "log out everywhere", suspension.
  token_version integer not null default 1,
  -- Raised with every change that is told to others, so that they can tell old news from new.
  revision integer not null default 1,
  created_at timestamptz not null,
  -- Every word of the names, to be found by its beginning.
  search tsvector not null generated always as (
    array_to_tsvector(array_remove(regexp_split_to_array(lower(
      coalesce(username, '') || ' ' || coalesce(email, '') || ' ' ||
      first_name || ' ' || last_name || ' ' || display_name
    ), '[^[:alnum:]]+'), ''))
  ) stored,
  check (username is not null or email is not null)
);

create index account_search on identity.account using gin (search);
create index account_role on identity.account (role, id);
create index account_status on identity.account (status, id);

-- Usernames and e-mails are one namespace, compared in a folded form: nobody takes a username that is another's e-mail.
create table identity.login_name (
  name text primary key,
  account_id uuid not null references identity.account on delete cascade
);

create index login_name_account on identity.login_name (account_id);

-- One row, ever: whoever fills it in has the first account, which may take any role.
create table identity.installation (
  singleton boolean primary key default true check (singleton),
  first_account_id uuid
);

insert into identity.installation default values;
