package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Invalid;
import dev.packshot.imaging.Verdict.Valid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are odd and whole, those that look whole and are not, and what is told of others. */
class WholePicturesTest {
  private static final int SOS = 0xda;

  /** Returns changes of a file that do not change what is seen. */
  static List<Arguments> oddities() {
    return List.of(
        oddity("no end", file -> KnownPixels.cut(file, 2)),
        oddity("half an end", file -> KnownPixels.cut(file, 1)),
        oddity(
            "a trailer for an end",
            file -> KnownPixels.behind(KnownPixels.cut(file, 2), "SEFH\u00ff\u00d8\u00ff")),
        oddity(
            "a film behind it",
            file -> KnownPixels.behind(file, "\0\0\0\u0018ftypmp42\u00ff\u00da\u00ff\u00d8")),
        oddity("components of the same number", WholePicturesTest::withSameNumbers),
        oddity("no codes", WholePicturesTest::withoutCodes),
        oddity("a piece of a profile", file -> behindStart(file, 0xe2, "ICC_PROFILE\0\1\1xxxx")),
        oddity("a long comment", file -> behindStart(file, 0xfe, "c".repeat(65_000))));
  }

  private static Arguments oddity(String name, UnaryOperator<byte[]> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddities")
  void areShownAsWithoutTheirOddity(String name, UnaryOperator<byte[]> oddity) {
    var whole = sample("JPEG baseline");

    var odd = oddity.apply(whole);

    assertThat(odd).isNotEqualTo(whole);
    assertThat(DecodedRendition.of(odd).rendition().bytes())
        .isEqualTo(DecodedRendition.of(whole).rendition().bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG progressive", "JPEG grey", "JPEG CMYK"})
  void areShownWithoutAnEndMarker(String name) {
    var whole = sample(name);

    assertThat(DecodedRendition.of(KnownPixels.cut(whole, 2)).rendition().bytes())
        .isEqualTo(DecodedRendition.of(whole).rendition().bytes());
  }

  /** Only the lower right corner of 8 x 8 pixels may differ. */
  @ParameterizedTest
  @ValueSource(strings = {"JPEG baseline", "JPEG grey"})
  void areShownIfTheirLastBlockIsShort(String name) {
    var whole = sample(name);
    var shorter = KnownPixels.cut(whole, 3);

    var pixels = DecodedRendition.of(shorter).pixels();
    var expected = DecodedRendition.of(whole).pixels();
    for (int y = 0; y < 72; y++) {
      for (int x = 0; x < (y < 48 ? 96 : 72); x++) {
        assertThat(pixels.getRGB(x, y)).isEqualTo(expected.getRGB(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 200, 1_000})
  void areRejectedIfMoreThanTheLastBlockIsMissing(int bytes) throws Exception {
    assertThat(judge(KnownPixels.cut(sample("JPEG baseline"), bytes)))
        .isEqualTo(new Invalid("The picture is cut off: its data ends before its last pixel."));
  }

  @Test
  void areAcceptedWithBytesBehindTheLastBox() throws Exception {
    var file = KnownPixels.behind(sample("HEIC grid"), "/>\n<rdf:li xml:lang");

    assertThat(judge(file)).isEqualTo(new Valid(new ImageFacts(ImageFormat.HEIC, 1_024, 512)));
  }

  @Test
  void areRejectedIfNoDecoderFindsThePicture() throws Exception {
    var jpeg = sample("JPEG baseline");
    var twice = new FileBytes().u8(0xff, 0xd8).add(jpeg).bytes();
    var heic = new String(sample("HEIC"), ISO_8859_1).replace("iinf", "free").getBytes(ISO_8859_1);
    var bmp = BmpEncoder.of(8, 8, 8).stating(1 << 28).withPalette(new int[256]).encode(new int[64]);

    assertThat(judge(twice))
        .isEqualTo(new Invalid("The picture is damaged: a second picture begins within it."));
    assertThat(judge(heic))
        .isEqualTo(new Invalid("The picture is cut off: its box iinf is missing."));
    assertThat(judge(bmp))
        .isEqualTo(
            new Invalid("The picture is damaged: it states more colours than it has bytes for."));
  }

  @Test
  void areRejectedIfAHeicGridLacksATile() throws Exception {
    var grid = new String(sample("HEIC grid"), ISO_8859_1);
    var withoutReferences = grid.replace("iref", "free");
    var withoutTile = grid.replace("\0\1\0\0hvc1", "\0\7\0\0hvc1");
    var ofNoTiles = grid.replace("dimg", "thmb");

    assertThat(judge(withoutReferences.getBytes(ISO_8859_1)))
        .isEqualTo(new Invalid("The picture is cut off: its box iref is missing."));
    for (var file : List.of(withoutTile, ofNoTiles)) {
      assertThat(judge(file.getBytes(ISO_8859_1)))
          .isEqualTo(new Invalid("The picture is damaged: parts of its picture are missing."));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\0\0\0\u001cftypavif\0\0\0\0mif1avif', AVIF images",
    "'\0\0\0\u001cftypmif1\0\0\0\0miafavif', AVIF images",
    "'\u00ff\n\u00fa\u007f', JPEG XL images",
    "'\0\0\0\fJXL \r\n\u0087\n', JPEG XL images",
    "'II*\0\b\0\0\0', TIFF images and raw photos",
    "'MM\0*\0\0\0\b', TIFF images and raw photos",
    "'%PDF-1.7', PDF files",
    "'\0\0\0\u0018ftypmp42\0\0\0\0isommp42', Videos",
    "'\0\0\0\u0014ftypqt  \0\0\0\0qt  ', Videos",
    "'PK\u0003\u0004', ZIP files and office documents",
    "'<!DOCTYPE html><html>', Web pages",
    "'8BPS\0\1', Photoshop files",
    "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', SVG images",
  })
  void areNamedIfTheyAreOfAnotherKind(String head, String kind) throws Exception {
    assertThat(judge(head.getBytes(ISO_8859_1)))
        .isEqualTo(
            new Invalid(kind + " are not accepted; send JPEG, PNG, WEBP, GIF, BMP or HEIC."));
  }

  @Test
  void areDrawingsWithAnyTextInTheQuotesOfTheirDocumentType() {
    var drawing =
        "<!DOCTYPE svg SYSTEM \"a>b\"><svg xmlns='http://www.w3.org/2000/svg' width='9'"
            + " height='9'><path d='M0 0h9v9h-9z' fill='red'/></svg>";

    DecodedRendition.of(drawing.getBytes(UTF_8)).assertColour(0.5, 0.5, 0xff0000);
  }

  /** Red of the primaries of P3 with the curve of sRGB is outside sRGB, and 200, 100, 50 is not. */
  @Test
  void areShownInTheColoursOfTheirCodePoints() {
    var samples = new int[3 * 64];
    for (int i = 0; i < samples.length; i += 3) {
      samples[i] = 200;
      samples[i + 1] = 100;
      samples[i + 2] = 50;
    }
    var png = PngEncoder.of(8, 8, 8, PngEncoder.RGB);
    DecodedRendition.of(png.with("cICP", 1, 13, 0, 1).encode(samples))
        .assertColour(0.5, 0.5, 0xc86432);
    DecodedRendition.of(
            PngEncoder.of(8, 8, 8, PngEncoder.RGB).with("cICP", 12, 13, 0, 1).encode(samples))
        .assertColour(0.5, 0.5, 0xd96124);
  }

  private static Verdict judge(byte[] file) throws IOException {
    return Samples.JUDGE.judge(new ByteArrayInputStream(file), ImageFormat.PHOTOS).verdict();
  }

  private static byte[] sample(String name) {
    return ValidImages.all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private static byte[] behindStart(byte[] jpeg, int marker, String body) {
    return new FileBytes()
        .u8(0xff, 0xd8)
        .segment(marker, body.getBytes(ISO_8859_1))
        .add(Arrays.copyOfRange(jpeg, 2, jpeg.length))
        .bytes();
  }

  /** Gives all components the same number, in the frame header and in the scan. */
  private static byte[] withSameNumbers(byte[] jpeg) {
    var changed = jpeg.clone();
    int frame = find(jpeg, 0xc0);
    int scan = find(jpeg, SOS);
    for (int i = 0; i < 3; i++) {
      changed[frame + 10 + 3 * i] = 1;
      changed[scan + 5 + 2 * i] = 1;
    }
    return changed;
  }

  /** Leaves out the Huffman tables, which are the standard ones. */
  private static byte[] withoutCodes(byte[] jpeg) {
    var rest = new FileBytes().u8(0xff, 0xd8);
    for (int at = 2; at < jpeg.length; ) {
      int marker = jpeg[at + 1] & 0xff;
      int end = at + 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
      if (marker == SOS) {
        return rest.add(Arrays.copyOfRange(jpeg, at, jpeg.length)).bytes();
      }
      if (marker != 0xc4) {
        rest.add(Arrays.copyOfRange(jpeg, at, end));
      }
      at = end;
    }
    throw new IllegalArgumentException("no scan");
  }

  private static int find(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    return at;
  }
}
