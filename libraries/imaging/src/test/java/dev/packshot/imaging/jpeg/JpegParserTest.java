package dev.packshot.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parser, on files of headers whose scans have no data. */
class JpegParserTest {
  private static final StructureLimits LIMITS = new StructureLimits(120_000_000, 20_000, 50, 1_000);

  private static final int BASELINE = 0xc0;
  private static final int LOSSLESS = 0xc3;
  private static final int PROGRESSIVE = 0xc2;
  private static final int FULL = 0x11;
  private static final int FOUR_TWO_ZERO = 0x22;

  @ParameterizedTest
  @CsvSource({
    "true, 4:2:0, 9216, 6912", "true, 4:2:0, 8064, 6048",
    "true, 4:4:4, 7000, 6000", "false, 4:4:4, 12032, 9024",
  })
  void acceptsAsManyCoefficientsAsADecoderCanHold(
      boolean progressive, String subsampling, int width, int height) throws InvalidImage {
    int frame = progressive ? PROGRESSIVE : BASELINE;
    int finest = subsampling.equals("4:2:0") ? FOUR_TWO_ZERO : FULL;

    assertThat(parse(file(frame, width, height, finest, 3)).size())
        .isEqualTo(new Size(width, height));
  }

  @ParameterizedTest
  @CsvSource({"c2, 22, 3", "c2, 11, 3", "c0, 11, 1"})
  void rejectsSeveralScansOfATooLargePicture(String frame, String finest, int inFirstScan) {
    var file = file(hex(frame), 12_032, 9_024, hex(finest), inFirstScan);

    assertThatThrownBy(() -> parse(file))
        .isInstanceOf(InvalidImage.class)
        .hasMessage(
            "The picture is too large for a progressive JPEG: it is 12,032 x 9,024 pixels;"
                + " a baseline JPEG of that size is accepted.");
  }

  @Test
  void rejectsAFileWithoutOneOfItsComponents() {
    assertThatThrownBy(() -> parse(file(BASELINE, 640, 480, FULL, 2)))
        .isInstanceOf(InvalidImage.class)
        .hasMessage("The picture is cut off: one of its colours is missing.");
  }

  /** Some versions of libjpeg stop at such a marker, and others pass over it. */
  @ParameterizedTest
  @CsvSource({"02", "6c", "7f", "bf", "c8", "de", "df", "f0", "fd"})
  void rejectsAMarkerThatNoDecoderKnows(String marker) throws InvalidImage {
    var whole = file(BASELINE, 640, 480, FULL, 3);
    var changed = new ByteArrayOutputStream();
    changed.write(whole, 0, 2);
    changed.writeBytes(new byte[] {(byte) 0xff, (byte) hex(marker), 0, 2});
    changed.write(whole, 2, whole.length - 2);

    assertThat(parse(whole).size()).isEqualTo(new Size(640, 480));
    assertThatThrownBy(() -> parse(changed.toByteArray()))
        .isInstanceOf(InvalidImage.class)
        .hasMessageContaining("a kind that decoders do not know");
  }

  @Test
  void rejectsLosslessJpeg() {
    assertThatThrownBy(() -> parse(file(LOSSLESS, 640, 480, FULL, 3)))
        .isInstanceOf(InvalidImage.class)
        .hasMessageContaining("that browsers and Packshot cannot decode");
  }

  private static ImageStructure parse(byte[] file) throws InvalidImage {
    return JpegParser.parse(new Bytes(file, 0, file.length), LIMITS);
  }

  private static int hex(String digits) {
    return Integer.parseInt(digits, 16);
  }

  /** Returns a file of three components with one scan of the first few of them. */
  private static byte[] file(int frame, int width, int height, int finest, int scanned) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) frame, 0, 17, 8});
    bytes.writeBytes(new byte[] {(byte) (height >> 8), (byte) height});
    bytes.writeBytes(new byte[] {(byte) (width >> 8), (byte) width, 3});
    bytes.writeBytes(new byte[] {1, (byte) finest, 0, 2, FULL, 0, 3, FULL, 0});
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, (byte) (6 + 2 * scanned)});
    bytes.write(scanned);
    for (int component = 1; component <= scanned; component++) {
      bytes.write(component);
      bytes.write(0);
    }
    bytes.writeBytes(new byte[] {0, 63, 0, (byte) 0xff, (byte) 0xd9});
    return bytes.toByteArray();
  }
}
