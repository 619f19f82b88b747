package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.KnownPixels.Sample;
import dev.packshot.imaging.bmp.BmpFormat;
import dev.packshot.imaging.decoding.Decoding;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.gif.GifFormat;
import dev.packshot.imaging.png.PngFormat;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import dev.packshot.imaging.webp.WebpFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoded pixels, every one of which is the one that the file was made from. */
class DecodedPixelsTest {
  static List<Sample> samples() {
    return KnownPixels.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void areThoseThatTheFileWasMadeFrom(Sample sample) throws Exception {
    assertThat(Samples.verdict(sample.file(), formatOf(sample))).isInstanceOf(Verdict.Valid.class);

    assertThat(visible(decode(sample))).isEqualTo(visible(sample.argb()));
  }

  private static ImageFormat formatOf(Sample sample) {
    return ImageFormat.sniff(sample.file()).orElseThrow();
  }

  private static int[] decode(Sample sample) throws InvalidImage {
    var format = decoder(formatOf(sample));
    var file = new Bytes(sample.file(), 0, sample.file().length);
    var structure = format.parse(file, StructureLimits.NONE);
    var deadline = Deadline.after(Duration.ofMinutes(1), System::nanoTime);
    return Decoding.decode(format, file, structure, structure.size(), deadline)
        .orElseThrow()
        .argb();
  }

  private static RasterFormat decoder(ImageFormat format) {
    return switch (format) {
      case PNG -> new PngFormat();
      case GIF -> new GifFormat();
      case BMP -> new BmpFormat();
      case WEBP -> new WebpFormat();
      default -> throw new IllegalArgumentException("not lossless: " + format);
    };
  }

  /** Returns the pixels without the colours of those that cannot be seen. */
  private static int[] visible(int[] argb) {
    return Arrays.stream(argb).map(pixel -> pixel >>> 24 == 0 ? 0 : pixel).toArray();
  }
}
