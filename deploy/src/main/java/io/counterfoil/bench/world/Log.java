package io.counterfoil.bench.world;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database, read by plain SQL with a connection for each question: it may have been killed since the last one. */
public final class Log {
    private final JdbcClient sql;

    public Log(String jdbcUrl) {
        sql = JdbcClient.create(new DriverManagerDataSource(jdbcUrl));
    }

    public long number(String query, Object... parameters) {
        return sql.sql(query).params(parameters).query(Long.class).single();
    }

    public String text(String query, Object... parameters) {
        return sql.sql(query).params(parameters).query(String.class).single();
    }

    public List<String> texts(String query, Object... parameters) {
        return rows((row, _) -> row.getString(1), query, parameters);
    }

    /** Does what readers of the log never do. */
    public void change(String statement, Object... parameters) {
        sql.sql(statement).params(parameters).update();
    }

    public <T> List<T> rows(RowMapper<T> row, String query, Object... parameters) {
        return sql.sql(query).params(parameters).query(row).list();
    }
}
