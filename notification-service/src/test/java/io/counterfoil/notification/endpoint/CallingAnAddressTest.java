package io.counterfoil.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name leads to is decided by the same rule when it is called. */
class CallingAnAddressTest {
    private static final byte[] LOOPBACK_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0, address-private",
        "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0, address-shared",
        "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0, address-loopback",
        "169.253.255.255, 169.254.0.0, 169.254.255.255, 169.255.0.0, address-link-local",
        "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0, address-private",
        "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0, address-private",
        "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0, address-benchmarking"
    })
    void is_refused_from_the_first_of_a_range_to_the_last(
            String before, String first, String last, String after, String code) {
        assertThat(objection(before)).isEmpty();
        assertThat(objection(first)).contains(code);
        assertThat(objection(last)).contains(code);
        assertThat(objection(after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000::1", "2606:4700:4700::1111", "2a00:1450:4001:80e::200e", "8.8.8.8", "1.1.1.1"})
    void is_allowed_where_anybody_can_reach_it(String address) {
        assertThat(objection(address)).isEmpty();
    }

    @Test
    void sees_through_an_address_that_a_name_server_wraps() throws UnknownHostException {
        assertThat(PublicAddresses.and(List.of()).objection(InetAddress.getByAddress("shop.example", LOOPBACK_MAPPED)))
                .contains("address-loopback");
    }

    @Test
    void is_allowed_in_a_network_that_the_operator_has_chosen() {
        var addresses = PublicAddresses.and(List.of("10.1.0.0/16", "fd00:1::/32", "192.168.7.7"));
        assertThat(addresses.objection(InetAddress.ofLiteral("10.1.255.255"))).isEmpty();
        assertThat(addresses.objection(InetAddress.ofLiteral("10.2.0.0"))).contains("address-private");
        assertThat(addresses.objection(InetAddress.ofLiteral("fd00:1::7"))).isEmpty();
        assertThat(addresses.objection(InetAddress.ofLiteral("fd00:2::7"))).contains("address-private");
        assertThat(addresses.objection(InetAddress.ofLiteral("192.168.7.7"))).isEmpty();
        assertThat(addresses.objection(InetAddress.ofLiteral("192.168.7.8"))).contains("address-private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0/33", "10.1.0.0/-1", "::/129", "office", "10.1.0.0/x"})
    void is_not_chosen_by_what_is_no_network(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicAddresses.and(List.of(text)));
    }

    private static Optional<String> objection(String address) {
        return PublicAddresses.and(List.of()).objection(InetAddress.ofLiteral(address));
    }
}
