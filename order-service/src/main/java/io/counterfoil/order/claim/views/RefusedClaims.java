package io.counterfoil.order.claim.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims that were signed validly and refused all the same, the newest first. */
@Component
public class RefusedClaims {
    public static final String PROJECTION = "refused-claims";

    private static final String PAGE = """
            select * from refused_claim
             where position < :position
               and (:merchant::text is null or merchant = :merchant)
               and (:order::text is null or order_id = :order)
               and (:provider::text is null or provider = :provider)
               and (:code::text is null or code = :code)
             order by position desc
             limit :rows
            """;

    private final JdbcClient sql;

    RefusedClaims(JdbcClient sql) {
        this.sql = sql;
    }

    void add(ClaimRefused event, long position) {
        sql.sql("""
                insert into refused_claim (claim, position, merchant, provider, account, reference, order_id, code, detail,
                                           evidence, refused_at)
                values (:claim, :position, :merchant, :provider, :account, :reference, :order, :code, :detail, :evidence, :at)
                    on conflict do nothing
                """)
                .param("claim", event.claim().value())
                .param("position", position)
                .param("merchant", event.merchant().value())
                .param("provider", event.provider())
                .param("account", event.account())
                .param("reference", event.reference())
                .param(
                        "order",
                        Optional.ofNullable(event.order()).map(OrderId::value).orElse(null))
                .param("code", event.code())
                .param("detail", event.detail())
                .param("evidence", event.evidence())
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    /** How many an account has had refused since then, counted no further than {@code most}. */
    public int count(String account, Instant since, int most) {
        return sql.sql("""
                select count(*) from (
                    select from refused_claim where account = ? and refused_at > ? limit ?) counted
                """)
                .params(account, Timestamp.from(since), most)
                .query(Integer.class)
                .single();
    }

    void clear() {
        sql.sql("truncate refused_claim").update();
    }

    public Page<Row> page(Filter filter, PageRequest page) {
        var rows = sql.sql(PAGE)
                .param("position", page.before())
                .param("merchant", filter.merchant().map(MerchantId::value).orElse(null))
                .param("order", filter.order().map(OrderId::value).orElse(null))
                .param("provider", filter.provider().orElse(null))
                .param("code", filter.code().orElse(null))
                .param("rows", page.rows())
                .query((row, _) -> new Found(row.getLong("position"), row(row)))
                .list();
        return Page.of(page, rows, found -> Long.toString(found.position())).map(Found::claim);
    }

    private record Found(long position, Row claim) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("claim"),
                row.getString("merchant"),
                row.getString("provider"),
                row.getString("account"),
                row.getString("reference"),
                row.getString("order_id"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("evidence"),
                row.getTimestamp("refused_at").toInstant());
    }

    /** Which claims to list; what is absent does not matter. */
    public record Filter(
            Optional<MerchantId> merchant, Optional<OrderId> order, Optional<String> provider, Optional<String> code) {}

    /**
     * A refused claim.
     *
     * @param reference the attempt's number as the message has it
     * @param order the order it names, where that has the form of one
     * @param evidence the id under which the message is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String id,
            String merchant,
            String provider,
            String account,
            String reference,
            @Nullable String order,
            String code,
            String detail,
            String evidence,
            Instant refusedAt) {}
}
