package dev.packshot.local.lan;

import dev.packshot.local.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The certificate authority of a data folder, which devices can be told to trust. Its certificate
 * limits it to addresses of local networks, so that its key is of no use elsewhere.
 */
public final class Authority {
  /** An authority that ends within this time is replaced. */
  private static final Duration MIN_LIFETIME = Duration.ofDays(90);

  /** The characters of the machine's name that fit into a common name. */
  private static final int MAX_MACHINE_CHARACTERS = 36;

  private final X509Certificate certificate;
  private final PrivateKey key;

  private Authority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Reads the authority from the file, or creates the file with a new one.
   *
   * @param log receives a line if an authority that devices may trust is replaced
   */
  static Authority in(PrivateFile file, LocalNetwork network, Instant now, Consumer<String> log) {
    var stored = file.read();
    var kept = stored.flatMap(Authority::parse).filter(it -> it.isUsable(network, now));
    if (kept.isPresent()) {
      return kept.get();
    }
    if (stored.isPresent()) {
      log.accept(
          file.path()
              + " was damaged, old, or for another network, and is new: devices must be told to trust it again.");
    }
    var created = create(network, now);
    file.write(created.pem() + pem("PRIVATE KEY", created.key.getEncoded()));
    return created;
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Returns a certificate of a server with a new key. */
  ServerIdentity issue(LocalNetwork network, Instant now) {
    return ServerIdentity.issue(network, certificate, key, now);
  }

  /** Returns the certificate as text. */
  String pem() {
    return pem("CERTIFICATE", der());
  }

  /** Returns the certificate's SHA-256, as phones show it. */
  public String fingerprint() {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(der());
      return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the certificate as bytes. */
  byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isUsable(LocalNetwork network, Instant now) {
    return certificate.getNotAfter().toInstant().isAfter(now.plus(MIN_LIFETIME))
        && Constraints.permit(certificate, network.addresses());
  }

  private static Authority create(LocalNetwork network, Instant now) {
    var keys = Certificates.newKeys();
    var id = HexFormat.of().formatHex(Certificates.idOf(keys.getPublic()), 0, 2);
    var machine = network.hostName().isEmpty() ? "this machine" : network.hostName();
    var name = String.format(Locale.ROOT, "Packshot on %s (%s)", shortened(machine), id);
    return new Authority(Certificates.authority(name, keys, network, now), keys.getPrivate());
  }

  private static String shortened(String machine) {
    return machine.substring(0, Math.min(machine.length(), MAX_MACHINE_CHARACTERS));
  }

  private static Optional<Authority> parse(String pem) {
    try (var parser = new PemReader(new StringReader(pem))) {
      var certificate = certificate(parser.readPemObject().getContent());
      var encoded = new PKCS8EncodedKeySpec(parser.readPemObject().getContent());
      var key = KeyFactory.getInstance("EC").generatePrivate(encoded);
      return belongTogether(certificate, key)
          ? Optional.of(new Authority(certificate, key))
          : Optional.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static X509Certificate certificate(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    var signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    return signature.verify(signed);
  }

  private static String pem(String type, byte[] encoded) {
    var text = new StringWriter();
    try (var writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, encoded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
