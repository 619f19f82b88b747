package dev.packshot.local.lan;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate before it is signed. */
final class CertificateDraft {
  /** The time by which the clock of a phone may be slow. */
  private static final Duration SKEW = Duration.ofDays(1);

  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X509v3CertificateBuilder builder;

  CertificateDraft(
      X500Principal issuer, X500Principal subject, PublicKey key, Instant from, Duration lifetime) {
    builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(from.minus(SKEW)),
            Date.from(from.plus(lifetime)),
            subject,
            key);
  }

  /** Adds an extension that clients must understand. */
  CertificateDraft require(ASN1ObjectIdentifier name, ASN1Encodable value) {
    return add(name, true, value);
  }

  /** Adds an extension. */
  CertificateDraft with(ASN1ObjectIdentifier name, ASN1Encodable value) {
    return add(name, false, value);
  }

  X509Certificate sign(PrivateKey key) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private CertificateDraft add(ASN1ObjectIdentifier name, boolean isCritical, ASN1Encodable value) {
    try {
      builder.addExtension(name, isCritical, value);
      return this;
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }
}
