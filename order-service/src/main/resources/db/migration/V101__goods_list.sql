create table goods_list (
    goods         text           primary key,
    position      bigint         not null unique,
    merchant      text           not null,
    name          text           not null,
    amount        numeric(78, 0) not null,
    asset         text           not null,
    price_version int            not null default 1,
    active        boolean        not null default true
);
create index on goods_list (merchant, position);
