package io.kartero.server.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// The certificates of a company's own authorities, which are trusted instead of all others.
final class Authorities {
  private final Collection<? extends Certificate> certificates;

  private Authorities(Collection<? extends Certificate> certificates) {
    this.certificates = certificates;
  }

  /// @return nothing when the file cannot be read, or holds no certificates in PEM
  static Optional<Authorities> read(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      return certificates.isEmpty() ? Optional.empty() : Optional.of(new Authorities(certificates));
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  SSLSocketFactory socketFactory() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        trusted.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has what is asked for here
    }
  }
}
