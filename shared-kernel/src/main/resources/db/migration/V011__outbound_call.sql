-- Calls to the outside world that are due. A row is claimed for a while, called for, and deleted; a claim that
-- ran out is somebody else's to take. Claims go by the database's clock, which nobody moves. A call that found no room
-- keeps its due_at, and with it its turn; it waits for one of the rooms named, and is not looked at before not_before.
create table outbound_call (
    kind          text        not null,
    subject       text        not null,
    due_at        timestamptz not null,
    not_before    timestamptz,
    waits_for     text[],
    claimed_by    uuid,
    claimed_until timestamptz,
    failures      int         not null default 0,
    cause         text,
    again_at      timestamptz,
    correlation   text,
    primary key (kind, subject)
);
create index on outbound_call (kind, due_at);
