package io.counterfoil.notification.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the authorities that Java knows, and those that the operator adds. */
public final class Trust {
    /** @param more a file of certificates (PEM) */
    public static SSLContext of(Optional<Path> more) {
        try {
            var all = new ArrayList<>(known());
            if (more.isPresent()) all.addAll(read(more.get()));
            var context = SSLContext.getInstance("TLS");
            context.init(null, believing(all).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificates to believe", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Certificate> known() throws GeneralSecurityException {
        var issuers = new ArrayList<Certificate>();
        for (var manager : managers(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) issuers.addAll(List.of(x509.getAcceptedIssuers()));
        }
        return issuers;
    }

    private static List<Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static TrustManagerFactory believing(List<Certificate> certificates)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) store.setCertificateEntry("authority-" + i, certificates.get(i));
        return managers(store);
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private Trust() {}
}
