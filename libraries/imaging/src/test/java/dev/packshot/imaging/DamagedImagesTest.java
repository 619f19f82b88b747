package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Sound;
import dev.packshot.imaging.Verdict.Unsound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every small sound sample cut at many places, and with bytes changed at random. */
class DamagedImagesTest {
  private static final int CUTS = 400;
  private static final int CHANGES = 400;

  /** What the judge says when a walk broke down; a walk should know better. */
  private static final Verdict BREAKDOWN = new Unsound("The picture cannot be decoded.");

  /** The small ones: thousands of files are judged here. */
  static List<ImageSample> sound() {
    return ValidImages.all().stream().filter(s -> s.width() * s.height() < 1_000_000).toList();
  }

  /** What stands behind a picture may be cut off, the picture may not. */
  static List<ImageSample> endingWithTheirPicture() {
    return sound().stream().filter(s -> !s.name().equals("JPEG with a video behind it")).toList();
  }

  @ParameterizedTest
  @MethodSource("endingWithTheirPicture")
  void areNeverSoundWhenCutOff(ImageSample sample) {
    var file = sample.bytes();
    var format = Samples.formatOf(sample);

    assertThat(cuts(file.length))
        .allSatisfy(
            length ->
                assertThat(Samples.judge(file, length, format).verdict())
                    .isInstanceOf(Unsound.class)
                    .isNotEqualTo(BREAKDOWN));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void neverBreakTheJudge(ImageSample sample) {
    var file = sample.bytes();
    var format = Samples.formatOf(sample);
    var random = new Random(20_261_122);

    for (int i = 0; i < CHANGES; i++) {
      assertThat(Samples.verdict(changed(file, random), format)).isNotEqualTo(BREAKDOWN);
    }
  }

  @ParameterizedTest
  @MethodSource("sound")
  void mayHaveAnythingBehindThem(ImageSample sample) {
    var file = sample.bytes();
    var longer = Arrays.copyOf(file, file.length + 1_000);

    assertThat(Samples.verdict(longer, Samples.formatOf(sample))).isInstanceOf(Sound.class);
  }

  /** All short lengths and the last ones, where headers and ends are, and some between. */
  private static List<Integer> cuts(int length) {
    var cuts = new ArrayList<Integer>();
    IntStream.range(0, Math.min(CUTS, length)).forEach(cuts::add);
    IntStream.range(0, CUTS).forEach(i -> cuts.add((int) ((long) length * i / CUTS)));
    IntStream.range(Math.max(0, length - 50), length).forEach(cuts::add);
    return cuts;
  }

  private static byte[] changed(byte[] file, Random random) {
    var changed = file.clone();
    int reach = random.nextBoolean() ? Math.min(file.length, 200) : file.length;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      int at = random.nextInt(reach);
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
