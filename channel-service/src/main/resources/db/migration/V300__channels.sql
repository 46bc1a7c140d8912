create table account_list (
    account   text        primary key,
    position  bigint      not null,
    party     text        not null,
    asset     text        not null,
    opened_at timestamptz not null
);
create index on account_list (position);
create index on account_list (party, position);

create table channel_list (
    channel   text        primary key,
    position  bigint      not null,
    name      text        not null,
    scheme    text        not null,
    asset     text        not null,
    payer     text        not null,
    payee     text        not null,
    state     text        not null,
    balance   numeric(78) not null,
    deposits  bigint      not null default 0,
    to_send   numeric(78) not null default 0,
    opened_at timestamptz not null
);
create index on channel_list (position);
create index on channel_list (state, position);

create table channel_of_account (
    account  text   not null,
    channel  text   not null,
    position bigint not null,
    state    text   not null,
    primary key (channel, account)
);
create index on channel_of_account (account, position);
create index on channel_of_account (account, state, position);

create table voucher_list (
    voucher text        primary key,
    book    text        not null,
    lane    numeric(20) not null,
    nonce   numeric(20) not null,
    amount  numeric(78) not null
);
create unique index on voucher_list (book, lane, nonce, voucher);

-- Of each lane the voucher that promises most, and up to which nonce nothing is submitted any more. What is told of the two
-- comes in any order.
create table lane_list (
    book      text        not null,
    lane      numeric(20) not null,
    voucher   text,
    nonce     numeric(20),
    amount    numeric(78),
    done      numeric(20),
    to_submit boolean     not null generated always as (nonce is not null and (done is null or nonce > done)) stored,
    primary key (book, lane)
);
create index on lane_list (book, lane) where to_submit;

-- Steps that are to be taken, for the sweep: a deposit that was sent and has not arrived, what a collected channel owes.
create table open_deposit (
    funding  text        primary key,
    sent     bigint      not null,
    sent_at  timestamptz not null,
    done     bigint      not null default -1,
    swept_at timestamptz
);
create index on open_deposit (sent_at) where sent > done;

create table open_payout (
    reference text        primary key,
    owed_at   timestamptz,
    paid      boolean     not null default false,
    swept_at  timestamptz
);
create index on open_payout (owed_at) where not paid;

create table open_window (
    channel  text        primary key,
    ends_at  timestamptz not null,
    swept_at timestamptz
);
