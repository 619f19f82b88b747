package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.ListeningSockets;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.local.demo.Demo;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code make run} as a process: its start, stop and kill. */
class MainTest {
  private static final int UPLOADS = 12;

  @TempDir Path folder;

  @Test
  void keepsDataAndAnsweredUploadsWhenKilled() throws IOException {
    var photo = CameraPhoto.twelveMegapixels().withSize(1600, 1200).jpeg();
    var answered = new ConcurrentLinkedQueue<String>();
    Properties before;
    try (var run = run(Map.of())) {
      before = run.demo();
      var client = client(before);
      var uploads = Stream.generate(client::openSession).limit(UPLOADS).toList();
      uploads.forEach(session -> uploadInBackground(client, session, photo, answered));
      Polling.waitUntil("some answered uploads", () -> answered.size() >= UPLOADS / 2);
      run.kill(); // some events are handled, some are queued, and some uploads are interrupted
    }
    try (var run = run(Map.of())) {
      var after = run.demo();
      assertThat(after.remove("URL")).isNotNull();
      assertThat(after.remove("TOKEN")).isNotNull();
      assertThat(before).containsAllEntriesOf(Map.copyOf(after));
      var client = new TestClient(run.demo().getProperty("URL"), after.getProperty("KEY"));
      assertThat(answered)
          .map(session -> client.awaitJudgedPhoto(session).path("upload_status").asText())
          .containsOnly("ready");
      assertThat(folder.resolve("data/dead-letters")).isEmptyDirectory();
    }
  }

  @Test
  void tellsOfEachDamagedFileInOneLineAndServesTheRest() throws IOException {
    Properties before;
    try (var run = run(Map.of())) {
      before = run.demo();
      assertThat(run.stop()).isZero();
    }
    Files.writeString(folder.resolve("data/queue/cut.0.json"), "{\"sent_at\":");
    Files.writeString(folder.resolve("data/queue/uploading/empty.json"), "");
    Files.writeString(folder.resolve("data/queue/sequence"), "");
    Files.writeString(folder.resolve("data/s3-secret"), "");
    Files.writeString(folder.resolve("data/demo.env"), "");
    Files.writeString(folder.resolve("data/dead-letters/one.json"), "{}");
    try (var run = run(Map.of())) {
      var after = run.demo();
      assertThat(after.get("ORG")).isEqualTo(before.get("ORG"));
      assertThat(client(after).openSession()).hasSize(22);
      assertThat(run.errors().lines().filter(line -> !line.startsWith("{")))
          .hasSize(6)
          .anyMatch(line -> line.contains("a message of the queue is damaged"))
          .anyMatch(line -> line.contains("the events of 0 uploads are sent again"))
          .anyMatch(line -> line.contains("sequence is damaged"))
          .anyMatch(line -> line.contains("s3-secret was damaged"))
          .anyMatch(line -> line.contains("demo.env is missing or damaged"))
          .anyMatch(line -> line.contains("There is 1 dead letter in"));
    }
  }

  @Test
  void refusesToStartWithAnEmptyOrDamagedDatabaseBesideItsPhotos() throws IOException {
    try (var run = run(Map.of())) {
      var client = client(run.demo());
      client.upload(client.presign(client.openSession()), new byte[] {1, 2, 3});
      run.kill();
    }
    var database = folder.resolve("data/dynamodb.db");
    Files.write(database, new byte[0]);
    assertFails(Map.of(), database + " is missing or empty, but there are photos in", "DATA=");
    Files.write(database, "not a database, but text that is longer".getBytes(UTF_8));
    assertFails(Map.of(), database + " is damaged", "DATA=");
    Files.delete(database);
    assertFails(Map.of(), database + " is missing or empty, but there are photos in", "DATA=");
  }

  @Test
  void listensOnLoopbackOnlyAndStopsWithoutErrors() throws IOException {
    try (var run = run(Map.of())) {
      run.demo();
      assertThat(ListeningSockets.of(run.pid()))
          .hasSize(4) // the gateway, S3, the issuer, and the commands of an operator
          .extracting(InetSocketAddress::getAddress)
          .allMatch(InetAddress::isLoopbackAddress);
      assertThat(run.stop()).isZero();
      assertThat(run.output()).contains("Packshot is ready at http://127.0.0.1:", "has stopped");
      assertThat(run.errors()).isEmpty();
    }
  }

  @Test
  void worksAndPrintsTheSameDigitsInEveryLocale() throws Exception {
    var arabic = Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG");
    try (var run = run(arabic)) {
      var demo = run.demo();
      assertThat(run.output())
          .containsPattern("is ready at http://127\\.0\\.0\\.1:[0-9]+, [0-9]+\\.[0-9] s after");
      assertThat(runDemo(demo, arabic))
          .containsPattern("open a session +[0-9]+ ms")
          .containsPattern("Ready in [0-9]+ ms")
          .doesNotContainPattern("[\\u0660-\\u0669]");
    }
  }

  private String runDemo(Properties demo, Map<String, String> environment) throws Exception {
    var photo = folder.resolve("photo.jpg");
    Files.write(photo, CameraPhoto.twelveMegapixels().withSize(320, 240).jpeg());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-cp", classPath(), Demo.class.getName());
    builder.environment().putAll(environment);
    builder.environment().put("URL", demo.getProperty("URL"));
    builder.environment().put("KEY", demo.getProperty("KEY"));
    builder.environment().put("PHOTO", photo.toString());
    var process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void reportsAPortInUseInOneLine() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      assertFails(Map.of("PORT", port), "port " + port + " is in use", "PORT=");
      assertFails(Map.of("S3_PORT", port), "port " + port + " is in use", "S3_PORT=");
    }
    assertFails(Map.of("PORT", "http"), "PORT=http is not a port number");
  }

  @Test
  void reportsAnUnwritableFolderInOneLine() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertFails(Map.of("DATA", file.toString()), "cannot write to " + file, "DATA=");
    assertFails(Map.of("DATA", "/proc/packshot"), "cannot write to /proc/packshot", "DATA=");
  }

  @Test
  void reportsAFolderInUseInOneLine() {
    try (var run = run(Map.of())) {
      var demo = run.demo();
      assertFails(Map.of(), "another Packshot is using " + folder.resolve("data"));
      assertThat(client(demo).openSession()).hasSize(22);
      assertThat(run.demo()).isEqualTo(demo);
    }
  }

  @Test
  void exitsWhenALibraryIsMissing() {
    var withoutS3 =
        Stream.of(classPath().split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("s3proxy-"))
            .collect(Collectors.joining(File.pathSeparator));
    try (var run = PackshotProcess.start(folder.resolve("data"), folder, Map.of(), withoutS3)) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.errors()).startsWith("packshot: cannot start: java.lang.NoClassDefFoundError");
      assertThat(run.output()).isEmpty();
    }
  }

  /** Returns the class path of this JVM. Surefire passes it in a property of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static void uploadInBackground(
      TestClient client, String session, byte[] photo, Collection<String> answered) {
    var form = client.presign(session);
    var upload =
        new Thread(
            () -> {
              if (client.upload(form, photo) == 201) {
                answered.add(session);
              }
            });
    upload.setUncaughtExceptionHandler((thread, interrupted) -> {});
    upload.start();
  }

  private void assertFails(Map<String, String> environment, String... messages) {
    try (var run = run(environment)) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.errors()).startsWith("packshot: ").contains(messages).hasLineCount(1);
      assertThat(run.output()).isEmpty();
    }
  }

  private PackshotProcess run(Map<String, String> environment) {
    return PackshotProcess.start(folder.resolve("data"), folder, environment);
  }

  private static TestClient client(Properties demo) {
    return new TestClient(demo.getProperty("URL"), demo.getProperty("KEY"));
  }
}
