-- Deliveries that are due now, in a queue for each endpoint. A row is claimed for a while, sent, and deleted; a claim that
-- ran out is somebody else's to take. Claims go by the database's clock, which nobody moves.
create table due_notice (
    delivery      text        collate "C" primary key,
    endpoint      text        collate "C" not null,
    merchant      text        collate "C" not null,
    due_at        timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz,
    again         boolean     not null default false,
    correlation   text
);
create index on due_notice (endpoint, due_at);
