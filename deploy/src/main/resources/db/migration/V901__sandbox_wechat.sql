-- WeChat Pay's side of the trade, as the sandbox plays it.
create table sandbox.wechat_merchant (
    mchid              text primary key,
    appid              text not null unique,
    name               text not null,
    api_v3_key         text not null,
    serial             text not null,
    public_key         text not null,
    wechat_key_id      text not null,
    wechat_private_key text not null,
    wechat_public_key  text not null
);

-- Of those whose key is being changed: the one that does not sign at the moment.
create table sandbox.wechat_next_key (
    mchid       text primary key references sandbox.wechat_merchant,
    key_id      text not null,
    private_key text not null,
    public_key  text not null
);

create table sandbox.wechat_transaction (
    out_trade_no   text        primary key,
    mchid          text        not null references sandbox.wechat_merchant,
    appid          text        not null,
    product        text        not null,
    transaction_id text        not null unique,
    amount_fen     bigint      not null,
    description    text        not null,
    notify_url     text        not null,
    attach         text,
    openid         text,
    address        text,
    opened         boolean     not null default false, -- whether a payer came by a link
    back           text,
    time_expire    timestamptz,
    payable_until  timestamptz not null,
    created_at     timestamptz not null,
    status         text        not null,
    ended_at       timestamptz
);

-- Numbers that were closed before there was an order under them: WeChat Pay takes none any more.
create table sandbox.wechat_burnt_number (
    out_trade_no text not null,
    mchid        text not null references sandbox.wechat_merchant,
    primary key (out_trade_no, mchid)
);

-- What a payer may come with: a new one each time that a merchant asks.
create table sandbox.wechat_ticket (
    prepay_id    text        primary key,
    package_no   text        not null,
    out_trade_no text        not null references sandbox.wechat_transaction,
    valid_until  timestamptz not null
);
