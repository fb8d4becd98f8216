-- without it a draft with old imports is deleted by reading every ticket of the house once for each import
create index ticket_by_import on attendance.ticket (import_id) where import_id is not null;
