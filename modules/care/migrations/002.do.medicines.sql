create extension if not exists pg_trgm;

-- one product, and what it is found and compared by (see compositions/rules.ts)
create table care.medicine (
  id integer generated always as identity primary key,
  name text not null,
  composition text not null,
  name_key text collate "C" not null,
  ingredients text[] not null,
  -- the ingredients as one text: products with the same ones share it
  formula text not null,
  -- ingredient and strength, where that is known
  parts text[] not null
);
create index medicine_by_name on care.medicine (name_key, id);
create index medicine_by_spelling on care.medicine using gin (name_key gin_trgm_ops);
create index medicine_by_ingredient on care.medicine using gin (ingredients);
-- of any length, which a tree would not take
create index medicine_by_formula on care.medicine using hash (formula);

-- what is in the table above
create table care.catalogue (
  only_row boolean primary key default true check (only_row),
  products integer not null default 0,
  demo boolean not null default false,
  filled_by text,
  filled_at timestamptz
);
insert into care.catalogue default values;

-- a file while it arrives; worth nothing after a crash
create unlogged table care.medicine_draft (
  import_id uuid not null,
  ordinal integer not null,
  rows jsonb not null,
  created_at timestamptz not null,
  primary key (import_id, ordinal)
);
