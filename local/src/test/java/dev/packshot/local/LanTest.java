package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a local run that other devices of the local network can reach. */
class LanTest {
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg();
  private static final HttpClient PLAIN = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static final List<String> LOG = new CopyOnWriteArrayList<>();
  private static LocalPackshot packshot;
  private static HttpClient trusting;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    var page = Files.createDirectories(folder.resolve("scanner"));
    Files.writeString(page.resolve("index.html"), "<title>Scanner</title>");
    packshot = start(page);
    trusting = trusting();
    client = client(packshot.access().publishable().reveal());
  }

  @AfterAll
  static void stop() {
    packshot.close();
  }

  @Test
  void takesAPhotoByFormFromAPhoneThatTrustsIt() {
    var session = client.openSession();
    var upload = client.presign(session);
    assertThat(upload.path("upload_url").asText()).startsWith(url() + "/packshot-photos");
    assertThat(client.upload(upload, PHOTO)).isEqualTo(201);
    var photo = client.awaitJudgedPhoto(session);
    assertThat(photo.path("upload_status").asText()).isEqualTo("ready");
    assertThat(photo.path("file_size").asInt()).isEqualTo(PHOTO.length);
  }

  @Test
  void takesAPhotoByPutAndShowsItsPictures() {
    var server = client(packshot.access().key().reveal());
    var session = server.openSession();
    var upload = promisePut(server, session);
    assertThat(put(upload.url(), upload.headers(), PHOTO).statusCode()).isEqualTo(200);
    var photo = server.awaitJudgedPhoto(session);
    var original = photo.at("/urls/original").asText();
    assertThat(original).as(photo.toString()).startsWith(url() + "/packshot-photos/");
    assertThat(server.fetch(original)).isEqualTo(PHOTO);
  }

  /** Repeated, since a connection that is closed too early loses only some of the answers. */
  @Test
  void answersEveryPutWithAnotherSignature() {
    var session = client.openSession();
    var upload = promisePut(client, session);
    var last = upload.url().charAt(upload.url().length() - 1);
    var changed = upload.url().replaceFirst(".$", last == '0' ? "1" : "0");
    for (int attempt = 0; attempt < 50; attempt++) {
      assertThat(put(changed, upload.headers(), PHOTO).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void passesARangeOnToS3() throws Exception {
    var server = client(packshot.access().key().reveal());
    var session = server.openSession();
    server.upload(server.presign(session), PHOTO);
    var original = server.awaitJudgedPhoto(session).at("/urls/original").asText();
    var request = HttpRequest.newBuilder(URI.create(original)).header("Range", "bytes=2-5");
    var part = trusting.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(PHOTO, 2, 6));
  }

  @Test
  void showsPublicPicturesAtTheAddressThatThePhoneUsed() {
    var server = client(packshot.access().key().reveal());
    var images =
        "/dashboard/api/v1/trade-items/"
            + packshot.access().organization()
            + "/04006381333931/images";
    var image = server.addImage(images, PHOTO, true);
    assertThat(image.toString()).contains(url() + "/media/images/");
  }

  @Test
  void hasTheAddressThatThePhoneUsedInAllUrls() throws Exception {
    var other = url().toString().replace("127.0.0.1", "localhost");
    var key = packshot.access().publishable().reveal();
    var named = new TestClient(other, key, trusting);
    var session = named.openSession();
    var upload = named.presign(session);
    assertThat(upload.path("upload_url").asText()).startsWith(other + "/packshot-photos");
    assertThat(named.upload(upload, PHOTO)).isEqualTo(201);
    assertThat(named.call("GET", TestClient.SESSIONS + "/nonsense", "").body())
        .contains(other + "/docs/errors/validation_error");
  }

  @Test
  void letsPagesOfOtherOriginsUpload() throws Exception {
    assertThat(
            client
                .preflight(TestClient.SESSIONS)
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .contains("*");
    var session = client.openSession();
    var bucket = URI.create(client.presign(session).path("upload_url").asText());
    var preflight =
        HttpRequest.newBuilder(bucket)
            .headers("Origin", "https://shop.example", "Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody());
    var answer = trusting.send(preflight.build(), BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
  }

  @Test
  void failsForAClientThatDoesNotTrustIt() {
    assertThatThrownBy(() -> PLAIN.send(get(url() + "/docs"), BodyHandlers.ofString()))
        .isInstanceOf(SSLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/local/run", "/local/contents", "/local/token", "/local-jobs/reconcile"})
  void servesNothingOfThisMachinesPage(String path) throws Exception {
    for (var method : List.of("GET", "POST")) {
      var request = HttpRequest.newBuilder(URI.create(url() + path));
      var answer = trusting.send(method(request, method), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(method).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("csb_", "csu_");
    }
  }

  @Test
  void publishesNoKeyOnAnyPage() throws Exception {
    for (var path :
        List.of("/", "/scan/", "/trust/", "/trust/packshot.pem", "/docs", "/openapi.json")) {
      var answer = trusting.send(get(url() + path), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isIn(200, 307);
      assertThat(answer.body())
          .doesNotContain(
              packshot.access().key().reveal(),
              packshot.access().publishable().reveal(),
              packshot.access().editor().key().reveal(),
              "PRIVATE KEY");
    }
  }

  @Test
  void leadsToTheScanner() throws Exception {
    var root = trusting.send(get(url() + "/"), BodyHandlers.ofString());
    assertThat(root.headers().firstValue("Location")).contains("/scan/");
    var page = trusting.send(get(url() + "/scan/"), BodyHandlers.ofString());
    assertThat(page.body()).isEqualTo("<title>Scanner</title>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("connect-src 'self' " + url() + ";");
    var configuration = trusting.send(get(url() + "/scan/config.json"), BodyHandlers.ofString());
    assertThat(configuration.body()).as("the issuer is for this machine alone").isEqualTo("{}");
  }

  @Test
  void answersPlainHttpWithoutReadingAKey() throws Exception {
    var plain = url().toString().replace("https", "http");
    var call =
        new TestClient(plain, packshot.access().key().reveal())
            .call("POST", TestClient.SESSIONS, "{}");
    assertThat(call.statusCode()).isEqualTo(400);
    assertThat(call.body()).contains("Use " + url(), plain + "/trust/");
    var scanner = PLAIN.send(get(plain + "/scan/"), BodyHandlers.ofString());
    assertThat(scanner.statusCode()).isEqualTo(307);
    assertThat(scanner.headers().firstValue("Location")).contains(url() + "/scan/");
    var bucket = PLAIN.send(get(plain + "/packshot-photos/x"), BodyHandlers.ofString());
    assertThat(bucket.statusCode()).isEqualTo(400);
  }

  @Test
  void handsOutTheAuthorityOverPlainHttp() throws Exception {
    var plain = url().toString().replace("https", "http");
    var page =
        PLAIN.send(
            get(packshot.lan().orElseThrow().trustUrl().toString()), BodyHandlers.ofString());
    assertThat(page.body())
        .contains(
            packshot.lan().orElseThrow().fingerprint(), "there is no offline mode", "Packshot on ")
        .doesNotContain("{name}", "{fingerprint}");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            it -> assertThat(it).startsWith("default-src 'none'; style-src 'sha256-"));
    var file = PLAIN.send(get(plain + "/trust/packshot.crt"), BodyHandlers.ofByteArray());
    assertThat(file.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
    assertThat(certificate(file.body()))
        .isEqualTo(certificate(Files.readAllBytes(authorityFile())));
    assertThat(PLAIN.send(get(plain + "/trust/other"), BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void refusesAForeignHost() throws Exception {
    for (var path :
        List.of("/scanner/api/v1/sessions", "/packshot-photos/x", "/scan/", "/trust/")) {
      assertThat(statusLine(path, "evil.example")).as(path).contains(" 421 ");
    }
    assertThat(statusLine("/trust/", url().getAuthority())).contains(" 200 ");
  }

  @Test
  void listensForLocalDevicesOnly() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url().getPort())) {
      assertThat(socket.isConnected()).isTrue();
    }
    assertThat(packshot.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(packshot.s3Url().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void isTrustedAfterARestart() throws Exception {
    var authority = Files.readString(authorityFile());
    packshot.close();
    packshot = start(folder.resolve("scanner"));
    client = client(packshot.access().publishable().reveal());
    assertThat(Files.readString(authorityFile())).isEqualTo(authority);
    assertThat(client.openSession()).hasSize(22);
  }

  @Test
  void saysWhatItDoes() {
    var banner = Banner.of(packshot, folder, Duration.ofSeconds(1));
    assertThat(banner)
        .contains(
            "LAN=1 is on, for development.",
            "Every device of the local network can reach",
            url() + "/scan/#" + packshot.access().publishable().reveal(),
            packshot.lan().orElseThrow().trustUrl().toString(),
            packshot.lan().orElseThrow().fingerprint(),
            "█");
  }

  private static LocalPackshot start(Path page) throws IOException {
    var lan = new LocalSettings.Lan(Optional.of(InetAddress.getLoopbackAddress()), 0);
    var settings =
        new LocalSettings(
            0,
            0,
            folder.resolve("data"),
            0,
            Optional.empty(),
            page,
            Optional.empty(),
            Optional.of(lan));
    return LocalPackshot.start(settings, LOG::add);
  }

  private static TestClient client(String key) {
    return new TestClient(url().toString(), key, trusting);
  }

  private static URI url() {
    return packshot.lan().orElseThrow().url();
  }

  private static Path authorityFile() {
    return folder.resolve("data/lan-authority.pem");
  }

  /** Returns a client that trusts the authority only, as a phone that was told to. */
  private static HttpClient trusting() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("packshot", certificate(Files.readAllBytes(authorityFile())));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static java.security.cert.Certificate certificate(byte[] bytes) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private static HttpRequest method(HttpRequest.Builder request, String method) {
    return request.method(method, BodyPublishers.noBody()).build();
  }

  private record Put(String url, List<String> headers) {}

  private static Put promisePut(TestClient client, String session) {
    var promise =
        "{\"uploads\": [{\"client_id\": \"a\", \"method\": \"PUT\", \"file_size\": %d}]}"
            .formatted(PHOTO.length);
    var uploads = TestClient.SESSIONS + "/" + session + "/uploads";
    var upload = client.json("POST", uploads, promise).at("/uploads/0/upload");
    var headers = new java.util.ArrayList<String>();
    upload
        .path("headers")
        .properties()
        .forEach(header -> headers.addAll(List.of(header.getKey(), header.getValue().asText())));
    return new Put(upload.path("url").asText(), headers);
  }

  private static HttpResponse<String> put(String url, List<String> headers, byte[] bytes) {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .headers(headers.toArray(String[]::new))
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  /** Sends a request with any host, which the JDK's client does not do. */
  private static String statusLine(String path, String host) throws Exception {
    var tls = trusting.sslContext().getSocketFactory();
    try (var socket = tls.createSocket("127.0.0.1", url().getPort())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
