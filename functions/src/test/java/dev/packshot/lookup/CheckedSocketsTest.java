package dev.packshot.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections under TLS, which are made to public addresses only. */
class CheckedSocketsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.15.255.255", "172.32.0.0", "100.63.0.1", "2a00:1450::1"})
  void takesPublicAddresses(String address) throws IOException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2002:a9fe:a9fe::1",
        "2001:0:a9fe:a9fe::1",
        "2001:db8::1"
      })
  void takesNoOtherAddress(String address) throws IOException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void refusesANameThatResolvesToAPrivateAddressBeforeItConnects() throws Exception {
    try (var server = server()) {
      assertThatThrownBy(() -> get(server.url("localhost"), PublicAddresses::contain))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not public");
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void readsFromAnAllowedAddress() throws Exception {
    try (var server = server()) {
      assertThat(get(server.url("localhost"), address -> true)).isEqualTo("{}");
    }
  }

  @Test
  void refusesACertificateOfAnotherName() throws Exception {
    try (var server = server()) {
      assertThatThrownBy(() -> get(server.url("127.0.0.1"), address -> true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SSLHandshakeException");
      assertThat(server.requests).allMatch(String::isEmpty);
    }
  }

  private ScriptedServer server() throws Exception {
    var context = context();
    return ScriptedServer.start(
        context.getServerSocketFactory(), "https", ScriptedServer.answer(200, "{}"));
  }

  private String get(URI url, Predicate<InetAddress> allowed) throws Exception {
    SSLSocketFactory tls = context().getSocketFactory();
    var request = new ProductRequest(new CheckedSockets(tls, allowed), new ThreadPool());
    return new String(request.send(url, "test").body(), StandardCharsets.UTF_8);
  }

  /** Returns a context with a certificate for localhost, which it trusts. */
  private SSLContext context() throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      keys.load(file, PASSWORD);
    }
    var context = SSLContext.getInstance("TLS");
    context.init(managers(keys).getKeyManagers(), trust(keys).getTrustManagers(), null);
    return context;
  }

  private static KeyManagerFactory managers(KeyStore keys) throws GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    return managers;
  }

  private static TrustManagerFactory trust(KeyStore keys) throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    return trust;
  }

  private Path keyStore() throws IOException, InterruptedException {
    var file = folder.resolve("keys.p12");
    if (!Files.exists(file)) {
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      var made =
          new ProcessBuilder(
                  keytool.toString(),
                  "-genkeypair",
                  "-alias",
                  "server",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-validity",
                  "3650",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .inheritIO()
              .start()
              .waitFor();
      assertThat(made).isZero();
    }
    return file;
  }
}
