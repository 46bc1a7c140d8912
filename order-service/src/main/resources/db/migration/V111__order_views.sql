create table order_list (
    order_id        text        primary key,
    position        bigint      not null unique,
    merchant        text        not null,
    order_no        text        not null,
    goods           text        not null,
    quantity        int         not null,
    asset           text        not null,
    total           numeric(78) not null,
    attempt         text        not null, -- the one that is to be paid
    provider        text        not null,
    payer_key       text        not null, -- what the payer's key is called: nobody can tell who that is
    state           text        not null,
    placed_at       timestamptz not null,
    expires_at      timestamptz not null,
    paid_at         timestamptz,
    transaction     text,
    acknowledged_at timestamptz,
    closed_at       timestamptz,
    owed            int         not null default 0,
    owed_until      bigint      not null default -1 -- the event counted last
);
create index on order_list (merchant, position);
create index on order_list (merchant, order_no);
create index on order_list (payer_key, position);

-- What is owed to payers: what they paid too late or twice. Filled by the projection of the order list.
create table owed_payment (
    position    bigint      primary key, -- of the event that says so
    order_id    text        not null,
    merchant    text        not null,
    order_no    text        not null,
    attempt     text        not null,
    cause       text        not null,
    provider    text        not null,
    transaction text        not null,
    asset       text        not null,
    amount      numeric(78) not null,
    paid_at     timestamptz not null, -- by the provider's clock
    received_at timestamptz not null,
    status      text        not null
);
create index on owed_payment (merchant, position desc);

-- Orders whose providers are still to be asked. due_at: when, if its timer is not lost; over_at: when it was paid or
-- closed; unsettled: the attempts that may still be paid.
create table open_verification (
    order_id    text        primary key,
    expires_at  timestamptz not null,
    unsettled   text[]      not null default '{}',
    rounds      int         not null default 0,
    over_at     timestamptz,
    given_up_at timestamptz,
    due_at      timestamptz not null,
    swept_at    timestamptz
);
create index on open_verification (due_at) where given_up_at is null;

create table refused_claim (
    claim      text        primary key,
    position   bigint      not null unique,
    merchant   text        not null,
    provider   text        not null,
    account    text        not null,
    reference  text        not null,
    order_id   text,
    code       text        not null,
    detail     text        not null,
    evidence   text        not null,
    refused_at timestamptz not null
);
create index on refused_claim (order_id);
create index on refused_claim (account, refused_at);

-- Streams besides an order's own that tell of it: deliveries of its notices, claims that it refused.
create table order_side_stream (
    stream   text collate "C" primary key,
    order_id text collate "C" not null
);
create index on order_side_stream (order_id);
