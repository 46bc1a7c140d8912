-- What providers said, byte for byte (as ISO 8859-1 text, so that no byte is lost), encrypted.
create table evidence (
    id          text        primary key,
    provider    text        not null,
    account     text        not null,
    source      text        not null,
    received_at timestamptz not null,
    key         text        not null,
    content     text        not null
);

-- What nobody we know has signed: capped and kept for a while (see StrangersMail), because anybody may send it.
create table unsigned_callback (
    id          bigint      generated always as identity primary key,
    merchant    text        not null,
    provider    text        not null,
    account     text        not null,
    received_at timestamptz not null,
    code        text        not null,
    detail      text        not null,
    key         text        not null,
    content     text        not null
);
create index on unsigned_callback (provider, account, id);
create index on unsigned_callback (received_at);
