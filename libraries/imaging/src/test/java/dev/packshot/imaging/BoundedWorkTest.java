package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ImageSample;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The time of judging, which no file makes longer than the honest ones at the limits do. This is
 * the only test that asserts a time: a walk that grows with the square of its input takes hours.
 */
class BoundedWorkTest {
  private static final double MAX_SECONDS = 20;

  static List<ImageSample> worst() {
    return WorstFiles.all();
  }

  @ParameterizedTest
  @MethodSource("worst")
  void isLinearInTheBytes(ImageSample sample) throws Exception {
    var file = sample.bytes();
    assertThat(file.length).isLessThanOrEqualTo((int) ImageLimits.DEFAULT.bytes());

    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    var judgement =
        Samples.JUDGE.judge(new ByteArrayInputStream(file), EnumSet.allOf(ImageFormat.class));
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;

    System.out.printf("%6.2f s  %s: %s%n", seconds, sample.name(), judgement.verdict());
    assertThat(seconds).as("%s: %s", sample.name(), judgement.verdict()).isLessThan(MAX_SECONDS);
    assertThat(judgement.verdict())
        .isNotEqualTo(new Verdict.Invalid("The picture cannot be decoded."));
  }
}
