create table delivery_list (
    delivery   text        collate "C" primary key,
    position   bigint      not null unique,
    merchant   text        collate "C" not null,
    endpoint   text        collate "C" not null,
    order_id   text        collate "C" not null,
    kind       text        not null,
    event      text        not null,
    state      text        not null,
    attempts   int         not null,
    failure    text,
    next_at    timestamptz,
    open_since timestamptz,
    created_at timestamptz not null
);
create index on delivery_list (merchant, position);
create index on delivery_list (order_id);
create index on delivery_list (next_at) where state = 'waiting';
create index on delivery_list (open_since) where state = 'waiting';
