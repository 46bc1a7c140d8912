package io.counterfoil.notification.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets, to receivers on loopback that mean no good. */
class PostingToStrangersTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration CONNECT = Duration.ofMillis(400);
    private static final Duration WHOLE = Duration.ofMillis(800);
    /** What a busy machine may take beyond the time that is given. */
    private static final Duration SLACK = Duration.ofSeconds(4);

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final long SOCKET_BUFFERS = 32 << 20;
    private static final InetAddress HERE = address("127.0.0.1");

    private static final Optional<String> NOT_ALLOWED = Optional.of("address-not-allowed");
    private static final AddressRule ANYWHERE = (_, _) -> Optional.empty();
    private static final AddressRule ONLY_HERE = (address, _) -> address.equals(HERE) ? Optional.empty() : NOT_ALLOWED;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) each.close();
        drops.shutdownNow();
    }

    @Test
    void waits_no_longer_for_one_that_hangs_than_the_whole_time() throws IOException {
        var reply = post(stranger((_, self) -> self.hang()));

        assertThat(reply.failure()).isEqualTo("timed-out");
        assertThat(reply.latencyMillis())
                .isBetween(WHOLE.toMillis() - 1, WHOLE.plus(SLACK).toMillis());
    }

    @Test
    void waits_no_longer_for_one_that_hangs_while_it_greets() throws IOException {
        var silent = stranger((_, self) -> self.hang());

        assertThat(postTo("https://shop.example:" + silent.port() + "/").failure())
                .isEqualTo("timed-out");
    }

    @Test
    void waits_no_longer_for_a_connection_than_it_is_given() throws IOException {
        try (var full = new ServerSocket(0, 1, HERE);
                var _ = new Socket(HERE, full.getLocalPort());
                var _ = new Socket(HERE, full.getLocalPort())) {
            var reply = postTo("http://shop.example:" + full.getLocalPort() + "/");

            assertThat(reply.failure()).isEqualTo("connect-timed-out");
            assertThat(reply.latencyMillis()).isGreaterThanOrEqualTo(CONNECT.toMillis());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', timed-out, ",
        "'HTTP/1.1 200 OK\r\nx: ', timed-out, ",
        "'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n', , timed-out",
        "'HTTP/1.1 500 No\r\ncontent-length: 1000\r\n\r\n', status-500, timed-out"
    })
    void waits_no_longer_for_one_that_drips(String begun, @Nullable String failure, @Nullable String cut)
            throws IOException {
        var reply = post(stranger((connection, self) -> {
            self.hear(connection);
            Stranger.say(connection, begun);
            drip(connection);
            self.hang();
        }));

        assertThat(reply).returns(failure, Reply::failure).returns(cut, Reply::cut);
        assertThat(reply.latencyMillis()).isLessThan(WHOLE.plus(SLACK).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "content-length: 10, ok, connection-broken",
        "transfer-encoding: chunked, '2\r\nok\r\n', connection-broken",
        "transfer-encoding: chunked, '2\r\nok\r\nzz', connection-broken",
        "content-length: 2, ok, ",
        "x-length: unknown, ok, "
    })
    void takes_an_answer_by_its_head_when_it_breaks_off_after_that(String how, String body, @Nullable String cut)
            throws IOException {
        var reply = post(stranger(Stranger.saying("HTTP/1.1 200 OK\r\n" + how + "\r\n\r\n" + body)));

        assertThat(reply)
                .returns(200, Reply::status)
                .returns(null, Reply::failure)
                .returns("ok", Reply::body)
                .returns(cut, Reply::cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-length: 1073741824", "transfer-encoding: chunked", "x-length: unknown"})
    void reads_the_beginning_of_a_gigabyte(String how) throws Exception {
        var said = new CompletableFuture<Long>();
        var chunk = how.endsWith("chunked") ? "400\r\n" + "x".repeat(1_024) + "\r\n" : "x".repeat(1_024);
        var reply = post(stranger((connection, self) -> {
            self.hear(connection);
            Stranger.say(connection, "HTTP/1.1 200 OK\r\n" + how + "\r\n\r\n");
            said.complete(Stranger.sayForEver(connection.getOutputStream(), chunk));
        }));

        assertThat(reply).returns(200, Reply::status).returns(null, Reply::failure);
        assertThat(reply.body()).isEqualTo("x".repeat(Carrier.KEPT_MAX));
        assertThat(said.get(10, SECONDS)).isLessThan(SOCKET_BUFFERS);
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\n', 'x-more: and more\r\n', answer-too-large",
        "'HTTP/1.1 200 OK\r\nx: ', 'and more ', answer-too-large",
        "'HTTP/1.1 200 O', 'K', answer-too-large",
        "'', 'HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n', connection-broken",
        "'', 'HTTP/1.1 100 Continue\r\n\r\n', connection-broken"
    })
    void hears_no_head_without_end(String begun, String more, String failure) throws Exception {
        var said = new CompletableFuture<Long>();
        var reply = post(stranger((connection, self) -> {
            self.hear(connection);
            Stranger.say(connection, begun);
            said.complete(Stranger.sayForEver(connection.getOutputStream(), more.repeat(100)));
        }));

        assertThat(reply.failure()).isEqualTo(failure);
        assertThat(said.get(10, SECONDS)).isLessThan(SOCKET_BUFFERS);
    }

    @Test
    void makes_nothing_of_what_is_no_http() throws IOException {
        assertThat(post(stranger(Stranger.saying("220 mail.example ESMTP\r\n"))).failure())
                .isEqualTo("connection-broken");
    }

    @Test
    void is_told_of_a_connection_that_is_reset() throws IOException {
        assertThat(post(stranger((connection, self) -> {
                            self.hear(connection);
                            connection.setSoLinger(true, 0);
                        }))
                        .failure())
                .isEqualTo("connection-broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "https://shop.example/elsewhere",
                "//internal/",
                "/elsewhere"
            })
    void follows_nobody(String location) throws IOException {
        var asked = new CopyOnWriteArrayList<String>();
        var carrier = carrier(
                host -> {
                    asked.add(host);
                    return new InetAddress[] {HERE};
                },
                ANYWHERE);
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            var there = stranger(Stranger.saying(
                    "HTTP/1.1 " + status + " Elsewhere\r\nlocation: " + location + "\r\ncontent-length: 0\r\n\r\n"));

            assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                    .isEqualTo("status-" + status);
            assertThat(there.connections).hasValue(1);
        }
        assertThat(asked).hasSize(5).containsOnly("shop.example");
    }

    @Test
    void connects_to_the_address_that_was_checked_and_asks_once() throws IOException {
        var checked = stranger(Stranger.saying(OK));
        var other = opened(Stranger.at("127.0.0.2", checked.port(), Stranger.saying(OK)));
        var answers = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.2"));
        var carrier = carrier(_ -> new InetAddress[] {address(answers.removeFirst())}, ONLY_HERE);

        assertThat(carrier.carry(letter(checked.url("shop.example")), NOON).failure())
                .isNull();
        assertThat(answers).hasSize(2);
        assertThat(carrier.carry(letter(checked.url("shop.example")), NOON).failure())
                .isEqualTo("address-not-allowed");
        assertThat(checked.connections).hasValue(1);
        assertThat(other.connections).hasValue(0);
    }

    @Test
    void connects_to_none_of_the_addresses_where_one_is_not_allowed() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var carrier = carrier(_ -> new InetAddress[] {HERE, address("10.0.0.1")}, ONLY_HERE);

        assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                .isEqualTo("address-not-allowed");
        assertThat(there.connections).hasValue(0);
    }

    @Test
    void takes_the_next_address_where_nobody_is_at_the_first() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var carrier = carrier(_ -> new InetAddress[] {address("127.0.0.2"), HERE}, ANYWHERE);

        assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                .isNull();
    }

    @Test
    void checks_an_address_that_is_spelt_out_too() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var carrier = carrier(InetAddress::getAllByName, (_, _) -> NOT_ALLOWED);

        assertThat(carrier.carry(letter(there.url("127.0.0.1")), NOON).failure())
                .isEqualTo("address-not-allowed");
        assertThat(carrier.carry(letter(there.url("[::ffff:127.0.0.1]")), NOON).failure())
                .isEqualTo("address-not-allowed");
        assertThat(there.connections).hasValue(0);
    }

    @Test
    void sends_in_the_clear_only_where_that_is_allowed() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var carrier =
                carrier(_ -> new InetAddress[] {HERE}, (_, encrypted) -> encrypted ? Optional.empty() : NOT_ALLOWED);

        assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                .isEqualTo("address-not-allowed");
        assertThat(there.connections).hasValue(0);
    }

    @Test
    void believes_a_certificate_of_the_host_that_it_asks_for_by_name() throws Exception {
        var asked = new AtomicReference<String>();
        var there = opened(Stranger.withTls("shop.p12", (connection, self) -> {
            self.hear(connection);
            var session = (ExtendedSSLSession) ((SSLSocket) connection).getSession();
            asked.set(session.getRequestedServerNames().toString());
            Stranger.say(connection, OK);
        }));

        assertThat(postTo("https://shop.example:" + there.port() + "/"))
                .returns(200, Reply::status)
                .returns("ok", Reply::body);
        assertThat(asked.get()).contains("shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"self-signed.p12", "elsewhere.p12"})
    void tells_nothing_to_one_with_another_certificate(String certificate) throws Exception {
        var heard = new AtomicReference<>("");
        var there = opened(Stranger.withTls(certificate, (connection, self) -> {
            heard.set(self.hear(connection));
            Stranger.say(connection, OK);
        }));

        assertThat(postTo("https://shop.example:" + there.port() + "/").failure())
                .isEqualTo("certificate-refused");
        there.close();
        assertThat(heard.get()).isEmpty();
    }

    @Test
    void believes_no_test_authority_unless_the_operator_does() throws Exception {
        var there = opened(Stranger.withTls("shop.p12", Stranger.saying(OK)));
        var carrier = opened(new Carrier(
                new CarrierLimits(CONNECT, WHOLE),
                _ -> new InetAddress[] {HERE},
                ANYWHERE,
                Trust.of(Optional.empty())));

        assertThat(carrier.carry(letter("https://shop.example:" + there.port() + "/"), NOON)
                        .failure())
                .isEqualTo("certificate-refused");
    }

    @Test
    void is_told_of_one_that_speaks_no_tls() throws IOException {
        var there = stranger((connection, self) -> {
            Stranger.say(connection, "HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        });

        assertThat(postTo("https://shop.example:" + there.port() + "/").failure())
                .isEqualTo("tls-failed");
    }

    @Test
    void asks_no_proxy() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var proxy = stranger(Stranger.saying(OK));
        var before = System.getProperties();
        System.setProperties(new Properties(before));
        try {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            assertThat(post(there).failure()).isNull();
        } finally {
            System.setProperties(before);
        }
        assertThat(proxy.connections).hasValue(0);
    }

    @Test
    void unpacks_nothing() throws IOException {
        var head = new AtomicReference<>("");
        var reply = post(stranger((connection, self) -> {
            head.set(self.hear(connection));
            Stranger.say(connection, "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nbomb");
        }));

        assertThat(reply.body()).isEqualTo("bomb");
        assertThat(head.get().toLowerCase(Locale.ROOT)).doesNotContain("accept-encoding");
    }

    @Test
    void is_not_delayed_by_a_name_server_that_hangs_for_other_hosts() throws Exception {
        var there = stranger(Stranger.saying(OK));
        var over = new CountDownLatch(1);
        var carrier = carrier(host -> host.startsWith("slow") ? never(over) : new InetAddress[] {HERE}, ANYWHERE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<Reply>>();
            for (int i = 0; i < 100; i++) {
                var url = "https://slow-" + i + ".example/";
                slow.add(threads.submit(() -> carrier.carry(letter(url), NOON)));
            }
            assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                    .isNull();
            for (var reply : slow) assertThat(reply.get().failure()).isEqualTo("host-unknown");
        } finally {
            over.countDown();
        }
    }

    @Test
    void asks_about_no_more_hosts_at_once_than_it_may_and_blames_no_receiver_for_that() throws Exception {
        var over = new CountDownLatch(1);
        var carrier = carrier(_ -> never(over), ANYWHERE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<Reply>>();
            for (int i = 0; i < PatientNames.ASKED_MAX; i++) {
                var url = "https://slow-" + i + ".example/";
                slow.add(threads.submit(() -> carrier.carry(letter(url), NOON)));
            }
            for (var reply : slow) assertThat(reply.get().failure()).isNotNull();

            assertThatThrownBy(() -> carrier.carry(letter("https://shop.example/"), NOON))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(carrier.carry(letter("https://slow-0.example/"), NOON).failure())
                    .isEqualTo("host-unknown");
        } finally {
            over.countDown();
        }
    }

    @Test
    void asks_anew_about_a_host_after_an_error() throws IOException {
        var there = stranger(Stranger.saying(OK));
        var errors = new AtomicLong(1);
        var carrier = carrier(
                _ -> {
                    if (errors.getAndDecrement() > 0) throw new StackOverflowError("of a name server's answer");
                    return new InetAddress[] {HERE};
                },
                ANYWHERE);

        assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                .isEqualTo("host-unknown");
        assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                .isNull();
    }

    @Test
    void leaves_a_connection_alone_that_is_cut_as_it_answers() throws IOException {
        try (var cut = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
            assertThatNoException()
                    .isThrownBy(() -> new ShortHeads().onResponseHead(cut, new BasicClassicHttpResponse(200)));
        }
    }

    @Test
    void is_not_delayed_by_as_many_as_hang() throws Exception {
        var silent = stranger((_, self) -> self.hang());
        var there = stranger(Stranger.saying(OK));
        var carrier = carrier(_ -> new InetAddress[] {HERE}, ANYWHERE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging = new ArrayList<Future<Reply>>();
            for (int i = 0; i < 200; i++) {
                hanging.add(threads.submit(() -> carrier.carry(letter(silent.url("shop.example")), NOON)));
            }
            assertThat(carrier.carry(letter(there.url("shop.example")), NOON).failure())
                    .isNull();
            for (var reply : hanging) assertThat(reply.get().failure()).isEqualTo("timed-out");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "'Thu, 01 Jan 2026 12:00:30 GMT', PT30S",
        "'Thu, 01 Jan 2026 11:00:00 GMT', PT0S",
        "604800, P7D",
        "604801, P7D",
        "999999999999, ",
        "soon, ",
        "-1, "
    })
    void hears_how_long_it_is_to_wait(String said, Duration understood) throws IOException {
        var reply = post(stranger(
                Stranger.saying("HTTP/1.1 503 Busy\r\nretry-after: " + said + "\r\ncontent-length: 0\r\n\r\n")));

        assertThat(reply).returns("status-503", Reply::failure).returns(understood, Reply::retryAfter);
    }

    private static InetAddress[] never(CountDownLatch over) throws UnknownHostException {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException("never");
    }

    private void drip(Socket connection) {
        var dropped = new AtomicLong();
        var _ = drops.scheduleAtFixedRate(() -> drop(connection, dropped), 0, 50, MILLISECONDS);
    }

    private static void drop(Socket connection, AtomicLong dropped) {
        try {
            connection.getOutputStream().write("x".getBytes(US_ASCII));
            dropped.incrementAndGet();
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private Reply post(Stranger there) {
        return postTo(there.url("shop.example"));
    }

    private Reply postTo(String url) {
        return carrier(_ -> new InetAddress[] {HERE}, ANYWHERE).carry(letter(url), NOON);
    }

    private Carrier carrier(Names names, AddressRule rule) {
        var authority = Path.of("src/test/resources/tls/ca.pem");
        return opened(new Carrier(new CarrierLimits(CONNECT, WHOLE), names, rule, Trust.of(Optional.of(authority))));
    }

    private static Letter letter(String url) {
        return new Letter(URI.create(url), Map.of("content-type", "application/json"), "{}");
    }

    private Stranger stranger(Stranger.Manner manner) throws IOException {
        return opened(Stranger.who(manner));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
