create table stalled_process (
    stall     text        primary key,
    process   text        not null,
    subject   text        not null,
    cause     text        not null,
    failures  int         not null,
    since     timestamptz not null,
    retry_at  timestamptz not null,
    resumed   timestamptz
);
