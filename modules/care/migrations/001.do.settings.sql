-- one row: what the house has decided
create table care.setting (
  only_row boolean primary key default true check (only_row),
  enabled boolean not null default false,
  changed_by text,
  changed_at timestamptz
);
insert into care.setting default values;
