-- How far the clock of a development installation was moved ahead of the true time.
create table moved_clock (
    only_row     boolean primary key default true check (only_row),
    ahead_millis bigint  not null check (ahead_millis >= 0)
);
insert into moved_clock (ahead_millis) values (0);
