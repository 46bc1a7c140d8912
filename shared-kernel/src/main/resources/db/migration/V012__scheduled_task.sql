-- Timers, a table for each role: a process without a role would take that role's deadlines for done.
create table scheduled_task_order (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on scheduled_task_order (execution_time);
create index on scheduled_task_order (last_heartbeat);

create table scheduled_task_notification (like scheduled_task_order including all);
