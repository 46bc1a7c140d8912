-- When keys were last used. Who holds a key is in the log; this is only to find keys that nobody uses any longer.
create table key_use (
    key      text        primary key,
    merchant text        not null,
    used_at  timestamptz not null
);
create index on key_use (merchant);
