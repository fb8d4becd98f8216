create table identity.audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'command_line', 'stranger', 'system')),
  actor_id uuid,
  actor_name text not null,
  address text,
  action text not null,
  subject_kind text check (subject_kind in ('account', 'session', 'api_key')),
  subject_id uuid,
  subject_name text,
  details jsonb not null default '{}'
);

create index audit_entry_at on identity.audit_entry (at desc, id desc);
create index audit_entry_action on identity.audit_entry (action, at desc, id desc);
create index audit_entry_actor on identity.audit_entry (actor_id, at desc, id desc);
create index audit_entry_actor_name on identity.audit_entry (lower(actor_name), at desc, id desc);
create index audit_entry_subject on identity.audit_entry (subject_id, at desc, id desc);
create index audit_entry_subject_name on identity.audit_entry (lower(subject_name), at desc, id desc);

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only
  before update or delete or truncate on identity.audit_entry
  for each statement execute function identity.refuse_change();
