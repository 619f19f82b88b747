package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.cli.LocalRun;
import dev.packshot.cli.Main;
import dev.packshot.cli.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a local run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GTIN = "04006381333931";

  private Path folder;
  private Path data;
  private LocalPackshot packshot;
  private String organization;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    data = folder.resolve("data");
    packshot =
        LocalPackshot.start(
            new LocalSettings(
                0, 0, data, 0, Optional.empty(), data.resolve("scanner"), Optional.empty()),
            line -> {});
    organization = packshot.access().organization().toString();
  }

  @AfterAll
  void stop() {
    packshot.close();
  }

  @Test
  void executesACommandInTheRun() {
    var listed = run("key", "list", "--org", organization);
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).contains("csb:", "cpk:", "valid");
  }

  @Test
  void findsTheRunInGoodHealth() {
    var doctor = run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .contains("table's index", "dead letters", "clock")
        .doesNotContain("WRONG");
  }

  @Test
  void asksBeforeItRevokesAKey() throws IOException {
    var created = run("key", "create", "--org", organization, "--name", "lost", "--json");
    var label = JSON.readTree(created.out()).get("label").asText();
    var unasked = run("key", "revoke", label, "--org", organization);
    assertThat(unasked.exitCode()).isOne();
    assertThat(unasked.err()).contains("--yes", "lost");
    assertThat(run("key", "revoke", label, "--org", organization, "--yes").exitCode()).isZero();
    assertThat(run("key", "list", "--org", organization).out()).contains("revoked");
  }

  @Test
  void uploadsAFolderIntoASessionOnce() throws IOException {
    var pictures = pictures("session", 3);
    Files.writeString(pictures.resolve("notes.txt"), "no picture");
    var session = openSession();
    var upload = new String[] {"upload", pictures.toString(), "--session", session};
    assertThat(run(upload).out()).contains("3 uploaded, 0 there already, 0 failed.");
    assertThat(run(upload).out()).contains("0 uploaded, 3 there already, 0 failed.");
    Files.copy(pictures.resolve("0.png"), pictures.resolve("copy.png"));
    assertThat(run(upload).out()).contains("0 uploaded, 4 there already");
    var shown = run("session", "show", session, "--json").out();
    assertThat(JSON.readTree(shown).get("photo_list")).hasSize(3);
    var story = run("photo", "where", "0.png", "--session", session);
    assertThat(story.out()).contains("The photo is ready and shown.");
  }

  @Test
  void tellsWhichFileOfAFolderIsNoPicture() throws IOException {
    var pictures = pictures("broken", 1);
    Files.writeString(pictures.resolve("broken.jpg"), "no picture at all");
    var result = run("upload", pictures.toString(), "--session", openSession());
    assertThat(result.exitCode()).isOne();
    assertThat(result.out()).contains("1 uploaded, 0 there already, 1 failed.", "broken.jpg");
  }

  @Test
  void uploadsAFolderAsImagesOfAProductOnce() throws IOException {
    var pictures = pictures("product", 2);
    var upload =
        new String[] {"upload", pictures.toString(), "--gtin", GTIN, "--org", organization};
    assertThat(run(upload).out()).contains("2 uploaded, 0 there already, 0 failed.");
    assertThat(run(upload).out()).contains("0 uploaded, 2 there already, 0 failed.");
  }

  @Test
  void refusesWhoDoesNotKnowTheSecret() throws Exception {
    var address = URI.create(Files.readAllLines(data.resolve(LocalRun.FILE)).get(0));
    for (var secret : List.of("Bearer ", "Bearer " + "0".repeat(64), "")) {
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", secret)
              .POST(BodyPublishers.ofString("{\"arguments\":[\"org\",\"list\"]}"))
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void saysHowToStartARunIfThereIsNone() {
    var nowhere = run(folder.resolve("nowhere"), "org", "list");
    assertThat(nowhere.exitCode()).isEqualTo(3);
    assertThat(nowhere.err()).contains("No Packshot is running", "make run");
  }

  private Path pictures(String name, int count) throws IOException {
    var pictures = Files.createDirectory(folder.resolve(name));
    for (int at = 0; at < count; at++) {
      var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, name.hashCode() + at);
      ImageIO.write(image, "png", pictures.resolve(at + ".png").toFile());
    }
    return pictures;
  }

  private String openSession() throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(packshot.url() + "/scanner/api/v1/sessions"))
            .header("X-API-Key", packshot.access().key().reveal())
            .POST(BodyPublishers.noBody())
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      return JSON.readTree(answer.body()).get("short_id").asText();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Result run(String... arguments) {
    return run(data, arguments);
  }

  private static Result run(Path ofData, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.unattended(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of());
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", ofData.toString()));
    int exitCode = Main.run(terminal, all.toArray(String[]::new));
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The result of a command. */
  private record Result(int exitCode, String out, String err) {}
}
