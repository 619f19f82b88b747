package dev.packshot.local;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.local.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a complete Packshot in this JVM over HTTP. */
class LocalPackshotTest {
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg();

  @TempDir static Path folder;
  private static final List<String> LOG = new CopyOnWriteArrayList<>();
  private static Path photo;
  private static LocalPackshot packshot;
  private static TestClient client;

  @BeforeAll
  static void start() throws IOException {
    photo = Files.write(folder.resolve("photo.jpg"), PHOTO);
    packshot =
        LocalPackshot.start(
            new LocalSettings(
                0,
                0,
                folder.resolve("data"),
                0,
                Optional.empty(),
                folder.resolve("scanner"),
                Optional.empty(),
                Optional.empty()),
            LOG::add);
    client = new TestClient(packshot.url().toString(), packshot.access().key().reveal());
  }

  @AfterAll
  static void stop() {
    packshot.close();
  }

  @Test
  void addsAnUnregisteredPhotoToItsSession() {
    var session = client.openSession();
    var upload = client.presign(session);
    assertThat(client.upload(upload, PHOTO)).isEqualTo(201);
    var photo = client.awaitJudgedPhoto(session);
    assertThat(photo.path("upload_status").asText()).isEqualTo("ready");
    assertThat(photo.path("s3_key").asText()).isEqualTo(upload.path("s3_key").asText());
    assertThat(photo.path("width").asInt()).isEqualTo(640);
    assertThat(photo.path("file_size").asInt()).isEqualTo(PHOTO.length);
  }

  @Test
  void reconcilesItsPhotosWithTheirObjects() {
    var session = client.openSession();
    client.upload(client.presign(session), PHOTO);
    client.awaitJudgedPhoto(session);
    assertThat(Reconcile.run(packshot.url(), ""))
        .matches(
            "Objects checked: \\d+\\. Without a verdict: 0\\. Of these, events sent again: 0\\."
                + " Files missing: 0\\.");
    assertThat(Reconcile.run(packshot.url(), "2026-11-01")).contains("Without a verdict: 0.");
    assertThatThrownBy(() -> Reconcile.run(packshot.url(), "yesterday"))
        .hasMessageContaining("FROM=yesterday is neither a date");
  }

  @Test
  void runsNoJobForABrowser() {
    assertThat(client.call("GET", LocalJobs.RECONCILE, "").statusCode()).isEqualTo(403);
    assertThat(client.call("POST", LocalJobs.RECONCILE, "").statusCode()).isEqualTo(200);
    assertThat(client.postFromPage(LocalJobs.RECONCILE)).isEqualTo(403);
    assertThat(client.call("POST", LocalJobs.CLOCK + "?PT-1H", "").statusCode())
        .as("a clock that is not movable")
        .isEqualTo(403);
  }

  @Test
  void rejectsAFileThatIsNotAPhoto() {
    var session = client.openSession();
    client.upload(client.presign(session), "not a photo".getBytes(StandardCharsets.UTF_8));
    assertThat(client.awaitJudgedPhoto(session).path("upload_status").asText())
        .isEqualTo("rejected");
  }

  /** The version that is shown is copied over the one that is rejected, so its URL changes. */
  @Test
  void showsTheJudgedVersionAfterItsFormIsPostedAgainWithAnotherFile() {
    var session = client.openSession();
    var upload = client.presign(session);
    client.upload(upload, PHOTO);
    var before = original(client.awaitJudgedPhoto(session));
    assertThat(client.upload(upload, "not a photo".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(201);
    var shown =
        Polling.waitFor(
            "the copy of the judged version",
            Duration.ofMillis(300),
            () ->
                Optional.of(client.awaitJudgedPhoto(session))
                    .filter(photo -> !version(original(photo)).equals(version(before))));
    assertThat(shown.path("upload_status").asText()).isEqualTo("ready");
    for (var url : List.of(before, original(shown))) {
      assertThat(client.fetch(url)).isEqualTo(PHOTO);
    }
  }

  private static String original(JsonNode photo) {
    return photo.at("/urls/original").asText();
  }

  private static String version(String url) {
    return url.replaceFirst(".*[?&]versionId=([^&]*).*", "$1");
  }

  @Test
  void opensASessionWithThePublishableKey() {
    var publishable = packshot.access().publishable().reveal();
    assertThat(new TestClient(packshot.url().toString(), publishable).openSession()).hasSize(22);
  }

  @Test
  void opensSessionsForTheEditorAndTheBillingMember() {
    var body = "{\"organization_short_id\":\"" + packshot.access().organization() + "\"}";
    for (var member : List.of(packshot.access().editor(), packshot.access().billingMember())) {
      var user = new TestClient(packshot.url().toString(), member.key().reveal());
      assertThat(user.call("POST", TestClient.SESSIONS, body).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void answersUnknownPathsWrongMethodsAndPreflights() {
    assertThat(client.call("GET", "/nowhere", "").statusCode()).isEqualTo(404);
    var wrongMethod = client.call("DELETE", TestClient.SESSIONS, "");
    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertThat(wrongMethod.headers().firstValue("Allow").orElse("")).contains("POST");
    var preflight = client.preflight(TestClient.SESSIONS);
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void linksAProblemToItsErrorPage() {
    var problem = client.call("GET", TestClient.SESSIONS + "/nonsense", "");
    assertThat(problem.statusCode()).isEqualTo(422);
    var page = packshot.url() + "/docs/errors/validation_error";
    assertThat(problem.body()).contains("\"type\":\"" + page + "\"");
    assertThat(client.call("GET", "/docs/errors/validation_error", "").statusCode()).isEqualTo(200);
  }

  @Test
  void runsTheDemo() throws IOException {
    var file = Files.write(folder.resolve("my \"photo\" ü.jpg"), PHOTO);
    var demo = demo(Map.of("PHOTO", file.toString()));
    assertThat(demo.errors()).isEmpty();
    assertThat(demo.exitCode()).isZero();
    assertThat(demo.output())
        .contains(
            "open a session",
            "promise a photo",
            "post it to S3",
            "100%",
            "640 x 480 pixels",
            "the same as the file's");
  }

  @Test
  void endsTheDemoWithTheProblemOfARejectedRequest() {
    var refused = demo(Map.of("KEY", "csb_wrong"));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("Refused with 401: The API key is malformed");
  }

  @Test
  void endsTheDemoWithTheReasonOfARejectedPhoto() throws IOException {
    var file = Files.writeString(folder.resolve("text.jpg"), "not a photo");
    var rejected = demo(Map.of("PHOTO", file.toString()));
    assertThat(rejected.exitCode()).isEqualTo(1);
    assertThat(rejected.errors()).startsWith("demo: rejected: ");
  }

  @Test
  void reportsInvalidDemoSettings() {
    assertThat(demo(Map.of("PHOTO", "/nowhere.jpg")).errors()).contains("cannot read PHOTO=");
    assertThat(demo(Map.of("URL", "http://127.0.0.1:1")).errors())
        .contains("127.0.0.1:1 does not answer");
    assertThat(demo(Map.of("URL", "ftp://x")).errors()).contains("not an http or https URL");
    assertThat(demo(Map.of("KEY", "")).errors()).isEqualTo("demo: KEY= is missing.\n");
  }

  @Test
  void printsShellCommandsThatWork() throws Exception {
    var banner = Banner.of(packshot, folder.resolve("data"), Duration.ofSeconds(1));
    var lines = banner.lines().filter(l -> l.matches("(\\. |U=|curl ).*")).toList();
    assertThat(lines).hasSize(3);
    var shell =
        new ProcessBuilder("sh", "-e", "-c", String.join("\n", lines))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    assertThat(output).contains("session ", "HTTP/1.1 201 Created");
  }

  @Test
  void logsNoSecrets() throws IOException {
    var secrets = new ArrayList<>(secrets());
    var session = client.openSession();
    var upload = client.presign(session);
    client.upload(upload, PHOTO);
    client.awaitJudgedPhoto(session);
    secrets.addAll(TestClient.secretFields(upload).values());
    var guessed = "csb_00000000000000000000000000000000_00000000";
    new TestClient(packshot.url().toString(), guessed).call("GET", TestClient.SESSIONS, "");
    new TestClient(packshot.url().toString(), guessed).call("POST", TestClient.SESSIONS, "{");
    client.call("POST", TestClient.SESSIONS, "{\"metadata\": \"text of a customer\"}");
    secrets.addAll(List.of(guessed, "text of a customer"));

    assertThat(LOG).anyMatch(line -> line.contains("\"route\":\"UPLOADED_OBJECT\""));
    var log = LOG.stream().collect(Collectors.joining("\n"));
    assertThat(secrets).hasSizeGreaterThan(6).allSatisfy(s -> assertThat(log).doesNotContain(s));
  }

  @Test
  void storesSecretsInFilesThatOnlyTheOwnerCanRead() throws IOException {
    for (var file : List.of("demo.env", "s3-secret")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("data").resolve(file)))
          .as(file)
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
  }

  private static List<String> secrets() throws IOException {
    return List.of(
        packshot.access().key().reveal(),
        packshot.access().key().hash(),
        packshot.access().publishable().reveal(),
        packshot.access().publishable().hash(),
        packshot.access().editor().key().reveal(),
        packshot.access().billingMember().key().reveal(),
        Files.readString(folder.resolve("data/s3-secret")));
  }

  private static Result demo(Map<String, String> environment) {
    var all = new HashMap<String, String>();
    all.put("PHOTO", photo.toString());
    all.put("URL", packshot.url().toString());
    all.put("KEY", packshot.access().key().reveal());
    all.putAll(environment);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode = Demo.run(all, new PrintStream(out), new PrintStream(err));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private record Result(int exitCode, String output, String errors) {}
}
