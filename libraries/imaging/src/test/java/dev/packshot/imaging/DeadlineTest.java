package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The time that judging may take, on a clock that goes on by a second whenever it is read. */
class DeadlineTest {
  static List<ImageSample> samples() {
    return Stream.concat(
            ValidImages.all().stream().filter(it -> it.width() < 1_000),
            Drawings.valid().stream().limit(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endsTheAttemptWithoutAVerdict(ImageSample sample) {
    assertThatThrownBy(() -> judge(sample, Duration.ZERO))
        .isInstanceOf(TooSlowException.class)
        .hasMessage("The picture takes too long to decode.");
  }

  static List<byte[]> longFiles() {
    var noise = new Random(1).ints(700 * 700, 0, 256).toArray();
    return List.of(
        CameraPhoto.twelveMegapixels().jpeg(),
        PngEncoder.of(700, 700, 8, PngEncoder.GREY).encode(noise),
        GifEncoder.of(700, 700).withPixels(noise).bytes());
  }

  /** The first look at the clock that is too late is one of the decoder's input. */
  @ParameterizedTest
  @MethodSource("longFiles")
  void endsTheAttemptWhileADecoderReads(byte[] file) {
    var sample = new ImageSample("long", "image/any", 0, 0, () -> file);

    assertThatThrownBy(() -> judge(sample, Duration.ofSeconds(2)))
        .isInstanceOf(TooSlowException.class);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decidesNoVerdict(ImageSample sample) throws Exception {
    assertThat(judge(sample, Duration.ofDays(1)).verdict()).isInstanceOf(Verdict.Valid.class);
  }

  private static Judgement judge(ImageSample sample, Duration maxTime) throws IOException {
    var seconds = new AtomicLong();
    var judge =
        new DecodingImageJudge(
            ImageLimits.DEFAULT,
            maxTime,
            () -> Duration.ofSeconds(seconds.incrementAndGet()).toNanos());
    return judge.judge(new ByteArrayInputStream(sample.bytes()), EnumSet.allOf(ImageFormat.class));
  }
}
