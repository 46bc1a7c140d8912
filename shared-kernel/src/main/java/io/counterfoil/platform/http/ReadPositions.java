package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.History;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Says with every read which position of the log it reflects at least: where the log ended when the read began, or how
 * far a projection had come.
 */
@Component
public class ReadPositions implements HandlerInterceptor {
    static final String HEADER = "Counterfoil-Position";

    private final History history;
    private final JdbcClient sql;

    ReadPositions(History history, JdbcClient sql) {
        this.history = history;
        this.sql = sql;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())) say(response, history.position());
        return true;
    }

    /** For what is read from a projection afterwards. */
    public void reflect(String projection, HttpServletResponse response) {
        say(response, positionOf(projection));
    }

    /**
     * Each of its segments has seen everything up to here; 0 where one has not begun. One that is replaying counts as far as
     * it has come again.
     */
    private long positionOf(String projection) {
        return sql.sql("""
                select coalesce(min(coalesce(seen ->> 'globalIndex', seen #>> '{currentToken,globalIndex}', '0')::bigint),
                                0)
                  from (select token::jsonb from token_entry where processor_name = ?) as segment (seen)
                """).param(projection).query(Long.class).single();
    }

    private static void say(HttpServletResponse response, long position) {
        response.setHeader(HEADER, Long.toString(position));
    }
}
