package dev.packshot.local.lan;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** The certificates of an authority and of its server, with keys on the curve P-256. */
final class Certificates {
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(5 * 365);

  /** Less than the 825 days that iOS allows. */
  static final Duration SERVER_LIFETIME = Duration.ofDays(90);

  private Certificates() {}

  static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the certificate of an authority that issues for local addresses only. */
  static X509Certificate authority(String name, KeyPair keys, LocalNetwork network, Instant now) {
    var subject = new X500Principal("CN=" + name + ", O=Packshot");
    return draft(subject, subject, keys.getPublic(), now, AUTHORITY_LIFETIME)
        .require(Extension.basicConstraints, new BasicConstraints(0))
        .require(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))
        .require(Extension.nameConstraints, Constraints.of(network))
        .sign(keys.getPrivate());
  }

  /** Returns the certificate of a server for all of its names and addresses. */
  static X509Certificate server(
      X509Certificate authority,
      PrivateKey key,
      PublicKey serverKey,
      LocalNetwork network,
      Instant now) {
    var subject = new X500Principal("CN=" + network.address().getHostAddress() + ", O=Packshot");
    var issuer = authority.getSubjectX500Principal();
    var issuerId = extensions().createAuthorityKeyIdentifier(authority.getPublicKey());
    return draft(issuer, subject, serverKey, now, SERVER_LIFETIME)
        .require(Extension.basicConstraints, new BasicConstraints(false))
        .require(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
        .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .with(Extension.subjectAlternativeName, names(network))
        .with(Extension.authorityKeyIdentifier, issuerId)
        .sign(key);
  }

  /** Returns the identifier of a key, as certificates have it. */
  static byte[] idOf(PublicKey key) {
    return extensions().createSubjectKeyIdentifier(key).getKeyIdentifier();
  }

  private static CertificateDraft draft(
      X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Duration lifetime) {
    return new CertificateDraft(issuer, subject, key, now, lifetime)
        .with(Extension.subjectKeyIdentifier, extensions().createSubjectKeyIdentifier(key));
  }

  private static GeneralNames names(LocalNetwork network) {
    return new GeneralNames(
        network.hosts().stream()
            .map(host -> new GeneralName(kindOf(host), host))
            .toArray(GeneralName[]::new));
  }

  private static int kindOf(String host) {
    return host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
  }

  private static JcaX509ExtensionUtils extensions() {
    try {
      return new JcaX509ExtensionUtils();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
