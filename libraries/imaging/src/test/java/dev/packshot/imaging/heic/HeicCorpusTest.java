package dev.packshot.imaging.heic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.decoding.Decoding;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pixels of HEIC files of many kinds, compared with those that pillow-heif decodes. */
class HeicCorpusTest {
  private static final int MAX_MEAN = 2;

  /** The native decoder rounds samples of 10 and 12 bits down. */
  private static final int MAX_DIFFERENCE = 3;

  private static Path corpus;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Hevc.require();
    corpus = PillowHeif.corpus();
  }

  @Test
  void areThoseOfTheNativeDecoder() throws Exception {
    for (var file : files()) {
      var bitmap = decode(Files.readAllBytes(file));
      var size = bitmap.size();

      assertThat(size.width() + " " + size.height()).as(file.toString()).isEqualTo(size(file));
      var difference = difference(bitmap, Files.readAllBytes(sibling(file, ".rgba")));
      assertThat(Arrays.stream(difference).max().orElseThrow())
          .as(file.toString())
          .isLessThanOrEqualTo(MAX_DIFFERENCE);
      assertThat(Arrays.stream(difference).average().orElseThrow())
          .as(file.toString())
          .isLessThanOrEqualTo(MAX_MEAN);
    }
  }

  @Test
  void areOfEveryKind() throws IOException {
    assertThat(files()).hasSizeGreaterThan(25);
  }

  private static Path[] files() throws IOException {
    try (var files = Files.list(corpus)) {
      return files.filter(file -> file.toString().endsWith(".heic")).sorted().toArray(Path[]::new);
    }
  }

  private static String size(Path file) throws IOException {
    return Files.readString(sibling(file, ".txt"));
  }

  private static Path sibling(Path file, String extension) {
    return file.resolveSibling(file.getFileName().toString().replace(".heic", extension));
  }

  private static Bitmap decode(byte[] bytes) throws InvalidImage {
    var format = new HeicFormat(true);
    var file = new Bytes(bytes, 0, bytes.length);
    var structure = format.parse(file, StructureLimits.NONE);
    var deadline = Deadline.after(Duration.ofMinutes(1), System::nanoTime);
    var bitmap = Decoding.decode(format, file, structure, structure.size(), deadline).orElseThrow();
    var presentation = structure.presentation();
    presentation.profile().ifPresent(profile -> profile.convertToSrgb(bitmap));
    return presentation.orientation().upright(bitmap);
  }

  /** Returns the differences of all red, green, blue and alpha values. */
  private static int[] difference(Bitmap bitmap, byte[] rgba) {
    var difference = new int[rgba.length];
    for (int i = 0; i < rgba.length; i++) {
      int shift = new int[] {16, 8, 0, 24}[i & 3];
      difference[i] = Math.abs((bitmap.argb()[i / 4] >> shift & 0xff) - (rgba[i] & 0xff));
    }
    return difference;
  }
}
