-- The providers' side of the trade, as the sandbox plays it. Nothing of ours reads these tables.
create schema sandbox;

create table sandbox.fault (
    attempt text not null,
    fault   text not null,
    primary key (attempt, fault)
);

-- Providers that are out as a whole.
create table sandbox.outage (
    provider text primary key,
    kind     text not null
);

-- Money that the providers believe to have taken and given back, in minor units.
create table sandbox.taking (
    attempt     text        primary key,
    provider    text        not null,
    account     text        not null,
    transaction text        not null,
    asset       text        not null,
    taken       numeric(78) not null,
    given_back  numeric(78) not null default 0,
    taken_at    timestamptz not null
);

create table sandbox.notice (
    id           text        primary key,
    provider     text        not null,
    attempt      text        not null,
    account      text        not null,
    url          text        not null,
    expires_at   timestamptz not null,
    content      text        not null,
    deliveries   int         not null default 0,
    status       int,
    answer       text,
    delivered_at timestamptz
);
create index on sandbox.notice (attempt);

create table sandbox.alipay_app (
    app_id             text        primary key,
    seller_id          text        not null unique,
    name               text        not null,
    app_public_key     text        not null,
    alipay_private_key text        not null,
    alipay_public_key  text        not null
);

create table sandbox.alipay_trade (
    out_trade_no    text        primary key,
    app_id          text        not null references sandbox.alipay_app,
    trade_no        text        not null unique,
    amount_fen      bigint      not null,
    subject         text        not null,
    body            text,
    passback_params text,
    notify_url      text,
    return_url      text,
    quit_url        text,
    expires_at      timestamptz not null,
    created_at      timestamptz not null,
    status          text        not null,
    ended_at        timestamptz
);
