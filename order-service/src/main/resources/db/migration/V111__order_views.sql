create table order_list (
    order_id        text        primary key,
    merchant        text        not null,
    order_no        text        not null,
    goods           text        not null,
    quantity        int         not null,
    asset           text        not null,
    total           numeric(78) not null,
    provider        text        not null,
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
create index on order_list (merchant, placed_at desc, order_id desc);
create index on order_list (placed_at desc, order_id desc);

-- Orders whose provider is still to be asked. due_at: when, if its timer is not lost. Paid orders are not in it.
create table open_verification (
    order_id    text        primary key,
    expires_at  timestamptz not null,
    rounds      int         not null default 0,
    closed_at   timestamptz,
    given_up_at timestamptz,
    due_at      timestamptz not null
);
create index on open_verification (due_at) where given_up_at is null;

create table refused_claim (
    claim      text        primary key,
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
create index on refused_claim (refused_at desc, claim desc);
