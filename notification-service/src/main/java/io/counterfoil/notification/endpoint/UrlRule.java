package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.decide.Rejected;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs a notice may be sent to. Pure: it looks at the spelling alone and asks no name server. What a name leads to is
 * checked by the same {@link PublicAddresses} when it is called.
 */
public record UrlRule(PublicAddresses addresses) {
    static final int LENGTH_MAX = 2048;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int OWN_PORT_MIN = 1_024;
    private static final int PORT_MAX = 65_535;

    /** Host and port, where anything is written in place of the latter. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]+)(:([1-9]\\d{0,4}))?");

    /** @throws Rejected with the reason as its code */
    public URI check(String url) {
        if (url.length() > LENGTH_MAX) throw refused("url-too-long", "a URL has at most " + LENGTH_MAX + " characters");
        checkCharacters(url);
        var uri = parse(url);
        requireHttp(uri);
        @Nullable String authority = uri.getRawAuthority();
        if (authority == null) throw refused("url-malformed", "a URL names a host");
        if (authority.contains("@")) throw refused("url-credentials", "a URL has no user name or password");
        if (uri.getRawFragment() != null) throw refused("url-fragment", "a URL has no fragment");
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) throw refused("url-malformed", "a URL names a host, and a port from 1 or none");
        var host = Host.parse(parts.group(1));
        checkHost(host);
        checkScheme(uri, host);
        if (parts.group(3) != null) checkPort(Integer.parseInt(parts.group(3)));
        return uri;
    }

    private static void checkCharacters(String url) {
        if (url.chars().anyMatch(c -> c > '~')) {
            throw refused("url-not-ascii", "a URL is ASCII: a host's name in its form xn--, the rest percent-encoded");
        }
        if (url.chars().anyMatch(c -> c <= ' ' || c == '\\')) {
            throw refused("url-characters", "a URL has no blanks, control characters and backslashes");
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("url-malformed", "not a URL (RFC 3986): " + e.getReason());
        }
    }

    private static void requireHttp(URI uri) {
        if (!isHttps(uri) && !"http".equalsIgnoreCase(uri.getScheme())) throw notHttps();
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private void checkHost(Host host) {
        if (host.isPrivateName() && !addresses.anyChosen()) {
            throw refused("host-private", host.text() + " is a name of a private network");
        }
        host.address().flatMap(addresses::objection).ifPresent(code -> {
            throw refused(code, host.text() + " cannot be reached from everywhere");
        });
    }

    /** In the clear only to where the operator has said so; what a name leads to, nobody knows. */
    private void checkScheme(URI uri, Host host) {
        if (isHttps(uri) || addresses.allChosen()) return;
        Optional<InetAddress> address = host.address();
        if (address.isEmpty() || !addresses.isChosen(address.get())) throw notHttps();
    }

    private static Rejected notHttps() {
        return refused("url-not-https", "a URL begins with https://");
    }

    /** Below 1024 other services live, which must not be spoken to. */
    private void checkPort(int port) {
        boolean usual = port == HTTPS_PORT || port == HTTP_PORT || port >= OWN_PORT_MIN || addresses.allChosen();
        if (!usual || port > PORT_MAX) {
            throw refused("url-port", "a port is 443, 80 or between " + OWN_PORT_MIN + " and " + PORT_MAX);
        }
    }

    private static Rejected refused(String code, String why) {
        return Rejected.invalid(code, why, "/url");
    }
}
