alter table identity.audit_entry
  drop constraint audit_entry_subject_kind_check,
  add constraint audit_entry_subject_kind_check
    check (subject_kind in ('account', 'session', 'api_key', 'dead_letter'));
