create table merchant_list (
    merchant      text        primary key,
    position      bigint      not null unique,
    name          text        not null,
    enabled       boolean     not null default true,
    registered_at timestamptz not null
);
