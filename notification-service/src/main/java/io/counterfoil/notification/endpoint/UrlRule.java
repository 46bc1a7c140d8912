package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.decide.Rejected;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs a notice may be sent to. Pure: it looks at the spelling alone and asks no name server.
 *
 * @param insecureAllowed also plain HTTP and this machine's own networks, for trying things out
 */
public record UrlRule(boolean insecureAllowed) {
    static final int LENGTH_MAX = 2048;

    private static final int PORT_MAX = 65_535;

    /** @throws Rejected with the reason as its code */
    public URI check(String url) {
        if (url.length() > LENGTH_MAX) throw refused("url-too-long", "a URL has at most " + LENGTH_MAX + " characters");
        var uri = parse(url);
        checkScheme(uri);
        if (uri.getRawUserInfo() != null) throw refused("url-credentials", "a URL has no user name or password");
        if (uri.getRawFragment() != null) throw refused("url-fragment", "a URL has no fragment");
        @Nullable String host = uri.getHost();
        if (host == null || uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
            throw refused("url-malformed", "a URL names a host, and a port between 1 and 65535 or none");
        }
        if (!insecureAllowed) checkPublic(host);
        return uri;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("url-malformed", "not a URL (RFC 3986): " + e.getReason());
        }
    }

    private void checkScheme(URI uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (scheme.equals("https") || (insecureAllowed && scheme.equals("http"))) return;
        throw refused("url-not-https", "a URL begins with https://");
    }

    private static void checkPublic(String host) {
        var name = withoutRootDot(host.toLowerCase(Locale.ROOT));
        if (name.endsWith(".localhost") || (!name.contains(".") && !name.startsWith("["))) {
            throw refused("url-not-public", host + " is a name of a private network");
        }
        var literal = literal(name);
        if (literal.isPresent() && !PublicAddresses.contain(literal.get())) {
            throw refused("url-not-public", host + " is an address of no public network");
        }
    }

    private static String withoutRootDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    private static Rejected refused(String code, String why) {
        return Rejected.invalid(code, why, "/url");
    }
}
