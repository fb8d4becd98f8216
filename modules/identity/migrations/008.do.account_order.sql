-- People by the name that they are shown by (accounts/account-view.ts), in lower case; cut short, because page keys
-- carry it. Those whose beginnings are alike are in the order of their ids.
alter table identity.account add column sort_name text not null generated always as (
  left(lower(coalesce(
    nullif(display_name, ''),
    nullif(btrim(first_name || ' ' || last_name, ' '), ''),
    login
  )), 60)
) stored;

create index account_sort_name on identity.account (sort_name, id);
create index account_created_at on identity.account (created_at, id);
