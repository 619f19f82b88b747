package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.picture.CameraPhoto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The upload of a folder by the command line, to a local run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadFolderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GTIN = "04006381333931";
  private static final String OTHER_GTIN = "4006381333948";

  private Path folder;
  private Path data;
  private LocalPackshot packshot;
  private TestClient client;
  private String organization;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    data = folder.resolve("data");
    packshot =
        LocalPackshot.start(
            new LocalSettings(
                0,
                0,
                data,
                0,
                Optional.empty(),
                data.resolve("scanner"),
                Optional.empty(),
                Optional.empty()),
            line -> {});
    client = new TestClient(packshot.url().toString(), packshot.access().key().reveal());
    organization = packshot.access().organization().toString();
  }

  @AfterAll
  void stop() {
    packshot.close();
  }

  @Test
  void uploadsAFolderIntoASessionOnce() throws IOException {
    var pictures = pictures("session", 3);
    Files.writeString(pictures.resolve("notes.txt"), "no picture");
    var session = client.openSession();
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
    var result = run("upload", pictures.toString(), "--session", client.openSession());
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
  void uploadsTheRestOfAFolderWithJunk() throws IOException {
    var pictures = junk("junk");
    var result = run("upload", pictures.toString(), "--session", client.openSession());
    assertThat(result.exitCode()).isOne();
    assertThat(result.out())
        .contains("4 uploaded, 1 there already, 3 failed.")
        .containsPattern("empty.jpg +The file is empty")
        .containsPattern("huge.jpg +The file has 26,214,401 bytes; the maximum is 26,214,400")
        .containsPattern("scan.jpg +PDF files are not accepted");
  }

  @Test
  void uploadsTheRestOfAFolderWithJunkAsImages() throws IOException {
    var pictures = junk("junk images");
    var upload =
        new String[] {"upload", pictures.toString(), "--gtin", OTHER_GTIN, "--org", organization};
    assertThat(run(upload).out())
        .contains("4 uploaded, 1 there already, 3 failed.")
        .containsPattern("empty.jpg +The file is empty")
        .containsPattern("scan.jpg +Refused with 422: image: PDF files are not accepted");
    assertThat(run(upload).out()).contains("0 uploaded, 5 there already, 3 failed.");
  }

  /** What has been deleted is not there, although it was uploaded before. */
  @Test
  void uploadsAnImageAgainThatWasDeleted() throws IOException {
    var pictures = pictures("deleted", 1);
    var gtin = "4006381333955";
    var upload =
        new String[] {"upload", pictures.toString(), "--gtin", gtin, "--org", organization};
    var path = "/dashboard/api/v1/trade-items/" + organization + "/" + gtin + "/images";
    run(upload);
    var first = client.json("GET", path, "").at("/data/0/id").asText();
    client.call("DELETE", path + "/" + first, "");
    assertThat(run(upload).out()).contains("1 uploaded, 0 there already, 0 failed.");
    assertThat(client.json("GET", path, "").at("/data/0/id").asText())
        .isNotEmpty()
        .isNotEqualTo(first);
  }

  /**
   * Returns a folder with pictures, one of them larger than a form may be, and with other files.
   */
  private Path junk(String name) throws IOException {
    var pictures = pictures(name, 2);
    Files.move(pictures.resolve("0.png"), pictures.resolve("f\u00fcnf \u5199\u771f \"1\".png"));
    Files.copy(pictures.resolve("1.png"), pictures.resolve("copy of 1.png"));
    Files.write(pictures.resolve("large.jpg"), large());
    Files.write(
        pictures.resolve("x".repeat(90) + ".jpg"),
        CameraPhoto.twelveMegapixels().withSize(320, 240).jpeg());
    Files.writeString(pictures.resolve("scan.jpg"), "%PDF-1.4 scan");
    Files.writeString(pictures.resolve("scan.pdf"), "%PDF-1.4 scan");
    Files.createFile(pictures.resolve("empty.jpg"));
    try (var huge = new RandomAccessFile(pictures.resolve("huge.jpg").toFile(), "rw")) {
      huge.setLength((25 << 20) + 1);
    }
    Files.createSymbolicLink(pictures.resolve("loop.jpg"), Path.of("loop.jpg"));
    Files.createSymbolicLink(pictures.resolve("parent"), Path.of("."));
    return pictures;
  }

  /** Returns a photo of more than 4.4 MiB: after its end, a JPEG may have anything. */
  private static byte[] large() {
    var photo = CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg();
    return Arrays.copyOf(photo, 5 << 20);
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

  private TestCommand.Result run(String... arguments) {
    return TestCommand.run(data, arguments);
  }
}
