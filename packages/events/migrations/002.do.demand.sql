-- A consumer on demand hears of nothing while nobody wants it to.
alter table events.subscription add column on_demand boolean not null default false;

-- The consumers on demand that somebody wants.
create table events.demand (
  consumer text primary key
);
