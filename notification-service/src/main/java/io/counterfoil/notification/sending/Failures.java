package io.counterfoil.notification.sending;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What an attempt that brought no answer is said to have failed of; merchants read it. */
final class Failures {
    static final String TIMED_OUT = "timed-out";

    static String of(IOException e) {
        return switch (e) {
            case AddressRefused refused -> refused.code();
            case UnknownHostException _ -> "host-unknown";
            case ConnectTimeoutException _ -> "connect-timed-out";
            case SocketTimeoutException _ -> TIMED_OUT;
            case ConnectException _ -> "connection-refused";
            case SSLPeerUnverifiedException _ -> "certificate-refused";
            case SSLException tls when isOfCertificate(tls) -> "certificate-refused";
            case SSLException _ -> "tls-failed";
            case MessageConstraintException _ -> "answer-too-large";
            case ClientProtocolException protocol when isOfAnswer(protocol) -> "answer-malformed";
            default -> "connection-broken";
        };
    }

    private static boolean isOfCertificate(SSLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) return true;
        }
        return false;
    }

    private static boolean isOfAnswer(ClientProtocolException e) {
        return e.getCause() instanceof HttpException;
    }

    private Failures() {}
}
