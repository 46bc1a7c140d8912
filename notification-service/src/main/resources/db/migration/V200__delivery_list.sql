-- about: the order or the channel that the notice tells of.
-- sequence: of the endpoint's notices, from 1 and without gaps, in the order in which the log has them due.
create table delivery_list (
    delivery   text        collate "C" primary key,
    position   bigint      not null unique,
    merchant   text        collate "C" not null,
    endpoint   text        collate "C" not null,
    sequence   bigint      not null,
    about      text        collate "C",
    kind       text        not null,
    event      text        not null,
    ordered    boolean     not null,
    state      text        not null,
    attempts   int         not null,
    failure    text,
    next_at    timestamptz,
    open_since timestamptz,
    created_at timestamptz not null,
    unique (endpoint, sequence)
);
create index on delivery_list (merchant, position);
create index on delivery_list (merchant, position) where state = 'exhausted';
create index on delivery_list (position) where state = 'exhausted';
create index on delivery_list (endpoint, position);
create index on delivery_list (about);
create index on delivery_list (created_at);
create index on delivery_list (next_at) where state = 'waiting';
create index on delivery_list (open_since) where state = 'waiting';
create index on delivery_list (endpoint, sequence) where state = 'waiting';
create index on delivery_list (endpoint, about, sequence) where state = 'waiting' and ordered;

-- Endpoints at which nothing has arrived since an attempt failed; disabled_at where they were disabled for that.
create table failing_endpoint (
    endpoint      text        collate "C" primary key,
    merchant      text        collate "C" not null,
    failing_since timestamptz not null,
    failed_at     timestamptz not null,
    disabled_at   timestamptz
);

-- Endpoints that asked to be left alone (Retry-After).
create table resting_endpoint (
    endpoint    text        collate "C" primary key,
    rests_until timestamptz not null
);

-- The last wish to have an endpoint's notices sent again: those within behind_sequence, behind_position, state, since and
-- until, up to last_sequence. It is over when it has reached that.
create table notice_replay (
    endpoint        text        collate "C" primary key,
    request         text        not null,
    behind_sequence bigint      not null,
    behind_position bigint      not null,
    state           text,
    since           timestamptz,
    until           timestamptz,
    first_sequence  bigint      not null,
    last_sequence   bigint      not null,
    notices         bigint      not null,
    asked_at        timestamptz not null,
    reached         bigint      not null
);
