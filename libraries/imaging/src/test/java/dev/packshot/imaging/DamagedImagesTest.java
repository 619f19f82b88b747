package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Invalid;
import dev.packshot.imaging.Verdict.Valid;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every small valid sample, cut off at many offsets and with bytes changed at random. */
class DamagedImagesTest {
  private static final int CUTS = 400;
  private static final int CHANGES = 400;
  private static final double MAX_DIFFERENCE = 1;

  /** The verdict on a file that causes a defect of a parser. */
  private static final Verdict DEFECT = new Invalid("The picture cannot be decoded.");

  /** Returns the small samples, since each one is judged over a thousand times. */
  static List<ImageSample> valid() {
    return ValidImages.all().stream().filter(s -> s.width() * s.height() < 1_000_000).toList();
  }

  /** Returns the samples without data behind the picture, which may be cut off. */
  static List<ImageSample> withoutTrailingData() {
    return valid().stream().filter(s -> !s.name().equals("JPEG with a video behind it")).toList();
  }

  /** Only bytes behind the last pixel may be missing, and in a JPEG those of the last block. */
  @ParameterizedTest
  @MethodSource("withoutTrailingData")
  void areRejectedOrShownWholeIfCutOff(ImageSample sample) {
    var file = sample.bytes();
    var format = Samples.formatOf(sample);
    var whole = Samples.judge(file, file.length, format);

    assertThat(cuts(file.length))
        .allSatisfy(
            length -> {
              var cut = Samples.judge(file, length, format);
              if (cut.verdict() instanceof Valid) {
                assertThat(difference(shown(cut), shown(whole))).isLessThan(MAX_DIFFERENCE);
              } else {
                assertThat(cut.verdict()).isNotEqualTo(DEFECT);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("withoutTrailingData")
  void areRejectedIfHalfOfTheFileIsMissing(ImageSample sample) {
    var file = sample.bytes();

    assertThat(Samples.judge(file, file.length / 2, Samples.formatOf(sample)).verdict())
        .isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void neverCauseADefect(ImageSample sample) {
    var file = sample.bytes();
    var format = Samples.formatOf(sample);
    var random = new Random(20_261_122);

    for (int i = 0; i < CHANGES; i++) {
      assertThat(Samples.verdict(changed(file, random), format)).isNotEqualTo(DEFECT);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void areValidWithTrailingData(ImageSample sample) {
    var file = sample.bytes();
    var longer = Arrays.copyOf(file, file.length + 1_000);

    assertThat(Samples.verdict(longer, Samples.formatOf(sample))).isInstanceOf(Valid.class);
  }

  /** Returns all short lengths, for headers, the last ones, for ends, and some in between. */
  private static List<Integer> cuts(int length) {
    var cuts = new ArrayList<Integer>();
    IntStream.range(0, Math.min(CUTS, length)).forEach(cuts::add);
    IntStream.range(0, CUTS).forEach(i -> cuts.add((int) ((long) length * i / CUTS)));
    IntStream.range(Math.max(0, length - 50), length).forEach(cuts::add);
    return cuts;
  }

  /** Returns the pixels of the largest rendition; empty if there is none. */
  private static Optional<BufferedImage> shown(Judgement judgement) {
    return judgement
        .picture()
        .map(picture -> picture.rendition(picture.widths().get(picture.widths().size() - 1)))
        .map(rendition -> DecodedRendition.of(rendition).pixels());
  }

  /** Returns the mean difference of the samples, of 255. */
  private static double difference(Optional<BufferedImage> a, Optional<BufferedImage> b) {
    assertThat(a.isPresent()).isEqualTo(b.isPresent());
    if (a.isEmpty()) {
      return 0;
    }
    var found = argb(a.get());
    var expected = argb(b.get());
    assertThat(found).hasSameSizeAs(expected);
    long sum = 0;
    for (int i = 0; i < found.length; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        sum += Math.abs((found[i] >>> shift & 0xff) - (expected[i] >>> shift & 0xff));
      }
    }
    return sum / 4.0 / found.length;
  }

  private static int[] argb(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static byte[] changed(byte[] file, Random random) {
    var changed = file.clone();
    int range = random.nextBoolean() ? Math.min(file.length, 200) : file.length;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      int at = random.nextInt(range);
      changed[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) (changed[at] ^ 1 << random.nextInt(8));
            case 1 -> 0;
            case 2 -> (byte) 0xff;
            default -> (byte) random.nextInt();
          };
    }
    return changed;
  }
}
