package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class TellingWhereTheDatabaseIsTest {
    private static final String URL = "jdbc:postgresql://localhost/ledger";

    @Test
    void writes_an_account_so_that_any_character_can_be_read_back() {
        assertThat(Connection.jdbc(new Account(URL, "a b", "p&q=%"))).isEqualTo(URL + "?user=a+b&password=p%26q%3D%25");
        assertThat(Connection.jdbc(new Account(URL + "?ssl=true", "a", "p")))
                .isEqualTo(URL + "?ssl=true&user=a&password=p");
    }

    @Test
    void leaves_out_what_there_is_not() {
        assertThat(Connection.jdbc(new Account(URL, "a", null))).isEqualTo(URL + "?user=a");
        assertThat(Connection.jdbc(new Account(URL, null, null))).isEqualTo(URL);
    }

    private record Account(
            String url, @Nullable String user, @Nullable String password) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }
    }
}
