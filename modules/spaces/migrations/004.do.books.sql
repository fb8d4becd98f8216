create table spaces.title (
  id uuid primary key,
  -- thirteen digits, however it was given; null: it never had one
  isbn text check (isbn ~ '^[0-9]{13}$'),
  title text not null,
  author text not null,
  publisher text,
  year integer,
  description text not null default '',
  language text not null,
  tags text[] not null default '{}',
  -- which picture: names the blobs of its sizes
  cover text,
  -- when somebody last found no copy free: whoever has had one since before then may not renew
  wanted_at timestamptz,
  search tsvector not null generated always as (to_tsvector('simple', title || ' ' || author)) stored,
  -- no longer in the library; past loans stay
  retired_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index title_isbn_key on spaces.title (isbn) where retired_at is null;
create index title_by_isbn on spaces.title (isbn text_pattern_ops) where retired_at is null;
create index title_by_words on spaces.title using gin (search) where retired_at is null;
create index title_by_tag on spaces.title using gin (tags) where retired_at is null;
create index title_by_title on spaces.title (left(lower(title), 60), id) where retired_at is null;
create index title_by_age on spaces.title (id) where retired_at is null;

create table spaces.copy (
  id uuid primary key,
  title_id uuid not null references spaces.title,
  -- as it is written on the book; it names one copy in the whole house
  label text not null,
  condition text not null check (condition in ('new', 'pre_loved')),
  -- damaged or missing: nobody can reserve it for now
  out_of_service boolean not null default false,
  retired_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index copy_label_key on spaces.copy (lower(label)) where retired_at is null;
create index copy_by_title on spaces.copy (title_id, id) where retired_at is null;

create table spaces.loan (
  id uuid primary key,
  title_id uuid not null references spaces.title,
  copy_id uuid not null references spaces.copy,
  holder_id uuid not null,
  holder_username text not null,
  holder_name text not null,
  -- the seat that it was reserved with
  reservation_id uuid references spaces.reservation,
  state text not null check (state in ('reserved', 'lent', 'returned', 'cancelled', 'expired')),
  -- who made it, when that was somebody else: a partner's key or somebody at the front desk
  made_by text,
  -- until when the copy waits; with a seat, until that is over if it is later
  expires_at timestamptz,
  lent_at timestamptz,
  due_at timestamptz,
  renewals smallint not null default 0,
  -- when its holder was told that it is due soon, and that it is overdue
  due_told_at timestamptz,
  overdue_told_at timestamptz,
  -- when it was over, and who saw to it; null: the clock did
  ended_at timestamptz,
  ended_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'reserved') = (expires_at is not null)),
  check ((state in ('lent', 'returned')) = (lent_at is not null)),
  check ((lent_at is null) = (due_at is null)),
  check ((state in ('reserved', 'lent')) = (ended_at is null))
);
-- one holder at a time: whatever code runs, the database refuses the second
create unique index loan_copy_key on spaces.loan (copy_id) where state in ('reserved', 'lent');
-- nor has anybody two copies of a title
create unique index loan_title_key on spaces.loan (holder_id, title_id) where state in ('reserved', 'lent');
create index loan_by_holder on spaces.loan (holder_id, id);
create index loan_by_title on spaces.loan (title_id, id);
create index loan_by_copy on spaces.loan (copy_id);
create index loan_open on spaces.loan (id) where state in ('reserved', 'lent');
create index loan_with_seat on spaces.loan (reservation_id) where reservation_id is not null;
-- whose time has come
create index loan_expiring on spaces.loan (expires_at) where state = 'reserved';
create index loan_due on spaces.loan (due_at) where state = 'lent' and due_told_at is null;
create index loan_overdue on spaces.loan (due_at) where state = 'lent' and overdue_told_at is null;
