package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.ListeningSockets;
import dev.packshot.devkit.picture.CameraPhoto;
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
      assertThat(before).containsAllEntriesOf(Map.copyOf(after));
      var client = new TestClient(run.demo().getProperty("URL"), after.getProperty("KEY"));
      assertThat(answered)
          .map(session -> client.awaitJudgedPhoto(session).path("upload_status").asText())
          .containsOnly("ready");
      assertThat(folder.resolve("data/dead-letters")).isEmptyDirectory();
    }
  }

  @Test
  void listensOnLoopbackOnlyAndStopsWithoutErrors() throws IOException {
    try (var run = run(Map.of())) {
      run.demo();
      assertThat(ListeningSockets.of(run.pid()))
          .hasSize(2)
          .extracting(InetSocketAddress::getAddress)
          .allMatch(InetAddress::isLoopbackAddress);
      assertThat(run.stop()).isZero();
      assertThat(run.output()).contains("Packshot is ready at http://127.0.0.1:", "has stopped");
      assertThat(run.errors()).isEmpty();
    }
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
