package dev.packshot.imaging.heic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.TooSlowException;
import dev.packshot.imaging.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Damaged and hostile HEIC files, each of which gets a verdict with a reason in a few seconds. */
class HostileHeicTest {
  private static final Duration MAX_TIME = Duration.ofSeconds(15);
  private static final byte[] START_OF_A_PICTURE = {0x26, 1, (byte) 0x80};
  private static final List<String> SAMPLES = List.of("HEIC", "HEIC grid");

  private static final DecodingImageJudge JUDGE =
      new DecodingImageJudge(ImageLimits.DEFAULT, MAX_TIME, System::nanoTime);

  @BeforeAll
  static void require() {
    Hevc.require();
  }

  @Test
  void areRejectedIfTheyAreCutOff() throws IOException {
    for (var name : SAMPLES) {
      var file = sample(name);
      for (int length = 1; length < file.length; length += 100) {
        assertThat(reason(Arrays.copyOf(file, length))).as(name + " " + length).isNotBlank();
      }
    }
  }

  @Test
  void areRejectedIfAPhotoIsCutOffAtEveryThousandthByte() throws Exception {
    for (var name : List.of("large.heic", "grid-orientation-6.heic", "alpha.heic")) {
      var file = Files.readAllBytes(PillowHeif.corpus().resolve(name));
      for (int length = 1_000; length < file.length; length += 1_000) {
        assertThat(reason(Arrays.copyOf(file, length))).as(name + " " + length).isNotBlank();
      }
    }
  }

  @Test
  void endAtTheDeadlineAndLeaveTheThreadAsItWas() throws Exception {
    var file = Files.readAllBytes(PillowHeif.corpus().resolve("large.heic"));
    var hasty = JUDGE.within(Duration.ofMillis(150));

    assertThatThrownBy(() -> hasty.judge(new ByteArrayInputStream(file), ImageFormat.HEIC))
        .isInstanceOf(TooSlowException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(judge(file)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void getAVerdictIfALengthOfABoxLies() throws IOException {
    for (var box :
        List.of("meta", "iinf", "iloc", "iprp", "ipco", "ipma", "hvcC", "ispe", "mdat")) {
      assertVerdicts(box, length -> length + 1);
      assertVerdicts(box, length -> length - 1);
      assertVerdicts(box, length -> 0);
      assertVerdicts(box, length -> 9);
      assertVerdicts(box, length -> Integer.MAX_VALUE);
    }
  }

  @Test
  void getAVerdictIfAnyByteIsWrong() throws IOException {
    var file = sample("HEIC grid");
    for (int at = 8; at < file.length; at += 31) {
      var changed = file.clone();
      changed[at] ^= (byte) 0xff;
      judge(changed);
    }
  }

  @Test
  void areRejectedIfTheyHaveNoPictureData() throws IOException {
    var file = sample("HEIC");
    int data = indexOf(file, "mdat") + 4;
    Arrays.fill(file, data, file.length, (byte) 0);

    assertThat(reason(file)).startsWith("The picture is");
  }

  @Test
  void areRejectedIfAGridIsComposedOfItself() throws IOException {
    var file = sample("HEIC grid");
    int dimg = indexOf(file, "dimg");
    // from item 3, two sources: 1 and 2
    file[dimg + 4 + 5] = 3;
    file[dimg + 4 + 7] = 3;

    assertThat(reason(file)).contains("Save it as JPEG or PNG");
  }

  @Test
  void areRejectedIfTheyAreComposedInAnotherWayThanAsAGrid() throws IOException {
    for (var type : List.of("iovl", "iden")) {
      var file = sample("HEIC grid");
      System.arraycopy(type.getBytes(ISO_8859_1), 0, file, indexOf(file, "grid"), type.length());

      assertThat(reason(file))
          .isEqualTo(
              "The picture is an overlay or a copy of other pictures in its file, which cannot be"
                  + " decoded. Save it as JPEG or PNG, and send that.");
    }
  }

  @Test
  void areRejectedIfTheirTilesAreComposedOfTheGrid() throws IOException {
    var file = sample("HEIC grid");
    // the first tile becomes a grid, whose source is the first one
    int tile = indexOf(file, "hvc1");
    System.arraycopy("grid".getBytes(ISO_8859_1), 0, file, tile, 4);

    assertThat(reason(file)).contains("Save it as JPEG or PNG");
  }

  @Test
  void areRejectedIfTheirDataIsIn65535PiecesThatOverlap() throws IOException {
    assertThat(reason(withPieces(65_535))).isEqualTo("The picture is damaged: its parts overlap.");
  }

  @Test
  void areRejectedIfTheyHaveMorePixelsThanPhonesWrite() throws IOException {
    var file = sample("HEIC");
    ByteBuffer.wrap(file).putInt(indexOf(file, "ispe") + 8, 16_384);
    ByteBuffer.wrap(file).putInt(indexOf(file, "ispe") + 12, 12_288);

    assertThat(reason(file))
        .isEqualTo(
            "The picture is too large: 16,384 x 12,288 is 201,326,592 pixels; the maximum is"
                + " 50,500,000.");
  }

  @Test
  void areRejectedIfTheirDataHasMorePixelsThanTheySay() throws IOException {
    var file = sample("HEIC");
    var sequence = SequenceParameters.of(16_384, 12_288);
    var data = ByteBuffer.wrap(file);
    data.position(indexOf(file, "mdat") + 4);
    data.putInt(sequence.length).put(sequence);
    data.putInt(data.remaining() - 4).put(START_OF_A_PICTURE);

    assertThat(reason(file))
        .isEqualTo("The picture is too large: its data has more than 101,000,000 samples.");
  }

  @Test
  void areRejectedIfAGridNamesATileTooOften() throws IOException {
    var tooMany = new ByteArrayOutputStream();
    var grid = sample("HEIC grid");
    int dimg = indexOf(grid, "dimg");
    tooMany.write(grid, 0, dimg + 4);
    tooMany.write(new byte[] {0, 3, 8, 0});
    for (int tile = 0; tile < 2_048; tile++) {
      tooMany.write(new byte[] {0, 1});
    }
    tooMany.write(grid, dimg + 12, grid.length - dimg - 12);
    var file = tooMany.toByteArray();
    int more = file.length - grid.length;
    for (var box : List.of("meta", "iref", "dimg")) {
      lengthen(file, box, more);
    }

    assertThat(reason(file)).startsWith("The picture is");
  }

  /** Returns a file that states the only piece of its picture's data again and again. */
  private static byte[] withPieces(int count) throws IOException {
    var file = sample("HEIC");
    // behind version, widths, number of items, item, method and source: the count and the piece
    int at = indexOf(file, "iloc") + 4 + 4 + 2 + 2 + 2 + 2 + 2;
    var pieces = ByteBuffer.allocate(2 + 8 * count).putShort((short) count);
    while (pieces.hasRemaining()) {
      pieces.put(file, at + 2, 8);
    }
    var changed = new ByteArrayOutputStream();
    changed.write(file, 0, at);
    changed.write(pieces.array());
    changed.write(file, at + 10, file.length - at - 10);
    var longer = changed.toByteArray();
    for (var box : List.of("meta", "iloc")) {
      lengthen(longer, box, longer.length - file.length);
    }
    return longer;
  }

  private static void lengthen(byte[] file, String box, int more) {
    int at = indexOf(file, box) - 4;
    ByteBuffer.wrap(file).putInt(at, ByteBuffer.wrap(file).getInt(at) + more);
  }

  @Test
  void areRejectedIfTheirDataHasFewerPixelsThanTheySay() throws IOException {
    var file = sample("HEIC");
    ByteBuffer.wrap(file).putInt(indexOf(file, "ispe") + 8, 2_000);

    assertThat(reason(file))
        .isEqualTo("The picture is damaged: its data has fewer pixels than its size.");
  }

  private static void assertVerdicts(String box, IntUnaryOperator lie) throws IOException {
    for (var name : SAMPLES) {
      var file = sample(name);
      int at = indexOf(file, box) - 4;
      ByteBuffer.wrap(file).putInt(at, lie.applyAsInt(ByteBuffer.wrap(file).getInt(at)));
      judge(file);
    }
  }

  private static int indexOf(byte[] file, String box) {
    return new String(file, ISO_8859_1).indexOf(box);
  }

  private static byte[] sample(String name) {
    return ValidImages.all().stream()
        .filter(sample -> sample.name().equals(name))
        .map(ImageSample::bytes)
        .findFirst()
        .orElseThrow();
  }

  private static String reason(byte[] file) throws IOException {
    var verdict = judge(file);
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    return ((Verdict.Invalid) verdict).reason();
  }

  /** Judges a file within the time, or throws. */
  private static Verdict judge(byte[] file) throws IOException {
    return JUDGE.judge(new ByteArrayInputStream(file), ImageFormat.HEIC).verdict();
  }
}
