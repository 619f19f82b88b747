package dev.packshot.local.lan;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A certificate of the server with its key, which is in memory only.
 *
 * @param network what it was issued for
 */
record ServerIdentity(KeyStore keys, LocalNetwork network, Instant expiresAt) {
  /** A password is required, but protects nothing in memory. */
  private static final String PASSWORD = "in-memory";

  /** The time before its end at which a certificate is replaced. */
  private static final Duration MARGIN = Duration.ofDays(30);

  static ServerIdentity issue(
      LocalNetwork network, X509Certificate authority, PrivateKey key, Instant now) {
    var keys = Certificates.newKeys();
    var certificate = Certificates.server(authority, key, keys.getPublic(), network, now);
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          keys.getPrivate(),
          PASSWORD.toCharArray(),
          new Certificate[] {certificate, authority});
      return new ServerIdentity(store, network, certificate.getNotAfter().toInstant());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns whether another certificate is needed for the network at this time. */
  boolean isOutdated(LocalNetwork current, Instant now) {
    return !current.equals(network) || now.plus(MARGIN).isAfter(expiresAt);
  }

  void presentBy(SslContextFactory.Server tls) {
    tls.setKeyStore(keys);
    tls.setKeyStorePassword(PASSWORD);
  }
}
