-- the beginning decides: a page key has no room for long names. What it leaves equal the id orders
create index event_by_title on attendance.event (left(lower(title), 60), id) where kind = 'managed';
create index ticket_by_holder on attendance.ticket (event_id, left(lower(holder_name), 60), id);
