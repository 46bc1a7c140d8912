package io.counterfoil.platform.eventlog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.core.env.Environment;

/** Who makes and changes tables. The application never connects as the owner, or never acts as it. */
record DatabaseOwner(
        @Nullable String jdbcUrl,
        @Nullable String username,
        @Nullable String password) implements FlywayConnectionDetails {
    /** The account named for migrations; the application's where there is but one. */
    static DatabaseOwner of(Environment settings) {
        return new DatabaseOwner(
                either(settings, "spring.flyway.url", "spring.datasource.url"),
                either(settings, "spring.flyway.user", "spring.datasource.username"),
                either(settings, "spring.flyway.password", "spring.datasource.password"));
    }

    private static @Nullable String either(Environment settings, String first, String second) {
        @Nullable String value = settings.getProperty(first);
        return value == null ? settings.getProperty(second) : value;
    }

    @Override
    public @Nullable String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public @Nullable String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String toString() {
        return "DatabaseOwner of " + jdbcUrl;
    }
}
