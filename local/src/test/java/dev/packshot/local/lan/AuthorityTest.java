package dev.packshot.local.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.local.file.PrivateFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  @Test
  void namesPackshotAndTheMachine() {
    var certificate = authority(NOW).certificate();
    assertThat(certificate.getSubjectX500Principal().getName())
        .matches("CN=Packshot on laptop \\([0-9a-f]{4}\\),O=Packshot");
    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(certificate.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19", "2.5.29.30");
    assertThat(certificate.getNotBefore()).isBefore(Date.from(NOW));
  }

  @Test
  void keepsItsKeyInAFileThatOnlyTheOwnerCanRead() throws Exception {
    authority(NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file().path())).contains("BEGIN CERTIFICATE", "PRIVATE KEY");
  }

  @Test
  void isTheSameAfterARestart() {
    assertThat(authority(NOW).certificate()).isEqualTo(authority(NOW.plus(DAY)).certificate());
    assertThat(log).isEmpty();
  }

  @Test
  void isReplacedBeforeItEnds() {
    var first = authority(NOW).certificate();
    var later = NOW.plus(Duration.ofDays(5 * 365 - 89));
    assertThat(authority(later).certificate()).isNotEqualTo(first);
    assertThat(log).singleElement().asString().contains("must be told to trust it again");
  }

  @Test
  void isReplacedIfItsFileIsDamaged() throws Exception {
    var first = authority(NOW).certificate();
    var pem = Files.readString(file().path());
    for (var damaged : List.of("", pem.substring(0, pem.length() / 2), pem.replace('A', 'B'))) {
      Files.writeString(file().path(), damaged);
      assertThat(authority(NOW).certificate()).isNotEqualTo(first);
    }
    assertThat(log).hasSize(3);
  }

  @Test
  void isReplacedIfItMayNotIssueForTheNetwork() {
    var first = authority(NOW).certificate();
    assertThat(Authority.in(file(), network("8.8.4.4", "8.8.4.0/24"), NOW, log::add).certificate())
        .isNotEqualTo(first);
  }

  @Test
  void issuesACertificateForEachAddressAndTheName() throws Exception {
    var identity = authority(NOW).issue(network("192.168.1.5", "192.168.1.0/24"), NOW);
    var certificate = leaf(identity);
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("laptop.local", "localhost", "192.168.1.5", "127.0.0.1");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(Duration.between(NOW, certificate.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(90));
    validate(authority(NOW), certificate);
  }

  @Test
  void isOfNoUseForOtherAddressesAndNames() throws Exception {
    var authority = authority(NOW);
    var elsewhere = leaf(authority.issue(network("8.8.8.8", "10.0.0.0/8"), NOW));
    assertThatThrownBy(() -> validate(authority, elsewhere))
        .isInstanceOf(CertPathValidatorException.class);
    assertThatThrownBy(() -> validate(authority(NOW), leafOfAnother()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void needsAnotherCertificateWhenTheNetworkChangesOrItsEndIsNear() {
    var network = network("192.168.1.5", "192.168.1.0/24");
    var identity = authority(NOW).issue(network, NOW);
    assertThat(identity.isOutdated(network, NOW.plus(Duration.ofDays(59)))).isFalse();
    assertThat(identity.isOutdated(network, NOW.plus(Duration.ofDays(61)))).isTrue();
    assertThat(identity.isOutdated(network("192.168.1.6", "192.168.1.0/24"), NOW)).isTrue();
  }

  @Test
  void showsItsFingerprintAsPhonesDo() {
    assertThat(authority(NOW).fingerprint()).matches("([0-9A-F]{2} ){31}[0-9A-F]{2}");
  }

  private X509Certificate leafOfAnother() throws Exception {
    var other = new PrivateFile(folder.resolve("other.pem"));
    var network = network("192.168.1.5", "192.168.1.0/24");
    return leaf(Authority.in(other, network, NOW, log::add).issue(network, NOW));
  }

  private Authority authority(Instant now) {
    return Authority.in(file(), network("192.168.1.5", "192.168.1.0/24"), now, log::add);
  }

  private PrivateFile file() {
    return new PrivateFile(folder.resolve("authority.pem"));
  }

  private static X509Certificate leaf(ServerIdentity identity) throws Exception {
    return (X509Certificate) identity.keys().getCertificate("server");
  }

  /**
   * Validates a chain. The authority is a part of it, as the JDK ignores an anchor's constraints.
   */
  private static void validate(Authority authority, X509Certificate certificate) throws Exception {
    var chain = List.of(certificate, authority.certificate());
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    var name = authority.certificate().getSubjectX500Principal();
    var anchor = new TrustAnchor(name, authority.certificate().getPublicKey(), null);
    var parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  static LocalNetwork network(String address, String... subnets) {
    try {
      return new LocalNetwork(
          "laptop",
          List.of(InetAddress.getByName(address)),
          Stream.of(subnets).map(Subnet::parse).toList());
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
