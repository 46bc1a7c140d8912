-- Keys of payers and merchants, wrapped by the master key. To delete a row is to forget its owner.
create table owner_key (
    id      text  primary key,
    owner   text  not null unique,
    wrapped bytea not null
);

-- Tells which master key this database was begun with, without telling the key.
create table master_key_check (
    sole  boolean primary key default true check (sole),
    value text    not null
);
