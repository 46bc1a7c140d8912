package io.counterfoil.platform.eventlog;

import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far consumers have come. A token is moved on only from where this process left it. So nothing is passed over where it is
 * not there any more: somebody else had the segment meanwhile, or PostgreSQL crashed and lost its last moments, as it may
 * here, because what goes with a token is done again with it, and does not wait for the disk.
 */
final class TokenTable extends JdbcTokenStore {
    private static final String MOVE = """
            update token_entry set token = ?, token_type = ?, time_stamp = ?
             where processor_name = ? and segment = ? and owner = ? and token is not distinct from ?
            returning set_config('synchronous_commit', 'off', true)
            """;

    private static final String EXTEND = """
            update token_entry set time_stamp = ? where processor_name = ? and segment = ? and owner = ? returning token
            """;

    private static final String LOOK = "select token from token_entry where processor_name = ? and segment = ?";

    private final JdbcTemplate sql;
    private final Serializer serializer;
    private final String owner;
    private final Map<Place, Claim> claims = new ConcurrentHashMap<>();

    TokenTable(Builder stock, JdbcTemplate sql, Serializer serializer, String owner) {
        super(stock.serializer(serializer).nodeId(owner).schema(Tables.TOKENS).contentType(String.class));
        this.sql = sql;
        this.serializer = serializer;
        this.owner = owner;
    }

    private record Place(String consumer, int segment) {}

    /** As long as it lasts, only this process handles the segment's events. */
    static final class Claim {
        /** As it is stored. */
        private volatile @Nullable String token;

        private Claim(@Nullable String token) {
            this.token = token;
        }
    }

    /** Null where this process never had the segment. The batch of one who has lost it is undone at its end. */
    @Nullable Claim claim(String consumer, int segment) {
        return claims.get(new Place(consumer, segment));
    }

    @Override
    public TrackingToken fetchToken(String consumer, int segment) {
        var token = super.fetchToken(consumer, segment);
        claimed(consumer, segment);
        return token;
    }

    @Override
    public TrackingToken fetchToken(String consumer, Segment segment) {
        var token = super.fetchToken(consumer, segment);
        claimed(consumer, segment.getSegmentId());
        return token;
    }

    private void claimed(String consumer, int segment) {
        @Nullable String token = sql.queryForObject(LOOK, String.class, consumer, segment);
        claims.put(new Place(consumer, segment), new Claim(token));
    }

    /** Axon would claim it anew, with whatever is stored. An idle consumer learns here that it is not where it was left. */
    @Override
    public void extendClaim(String consumer, int segment) {
        var now = DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant());
        var stored =
                sql.query(EXTEND, (row, _) -> Optional.ofNullable(row.getString(1)), now, consumer, segment, owner);
        // Looked at now that the row is locked: a batch that has moved the token has said so.
        @Nullable Claim claim = claim(consumer, segment);
        if (claim == null || !stored.equals(List.of(Optional.ofNullable(claim.token)))) throw lost(consumer, segment);
    }

    private static UnableToClaimTokenException lost(String consumer, int segment) {
        return new UnableToClaimTokenException(
                "The token of %s[%d] is not where this process left it".formatted(consumer, segment));
    }

    @Override
    public void storeToken(TrackingToken token, String consumer, int segment) {
        @Nullable Claim claim = claim(consumer, segment);
        var moved = new GenericTokenEntry<>(token, serializer, String.class, consumer, segment);
        if (claim == null || !move(claim, moved)) throw lost(consumer, segment);
        claim.token = moved.getSerializedToken().getData();
    }

    private boolean move(Claim claim, GenericTokenEntry<String> moved) {
        var stored = moved.getSerializedToken();
        return Boolean.TRUE.equals(sql.query(
                MOVE,
                ResultSet::next,
                stored.getData(),
                stored.getType().getName(),
                moved.timestampAsString(),
                moved.getProcessorName(),
                moved.getSegment(),
                owner,
                claim.token));
    }
}
