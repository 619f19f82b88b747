package dev.packshot.imaging;

import dev.packshot.devkit.picture.ImageSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** Shortcuts that judge samples and bytes. */
final class Samples {
  /** A judge that is patient with a busy machine. */
  static final ImageJudge JUDGE =
      new DecodingImageJudge(ImageLimits.DEFAULT, Duration.ofMinutes(10), System::nanoTime);

  private Samples() {}

  static ImageFormat formatOf(ImageSample sample) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.contentType().equals(sample.contentType()))
        .findFirst()
        .orElseThrow();
  }

  static Judgement judge(byte[] bytes, int length, ImageFormat expected) {
    try {
      return JUDGE.judge(new ByteArrayInputStream(bytes, 0, length), expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verdict verdict(byte[] bytes, ImageFormat expected) {
    return judge(bytes, bytes.length, expected).verdict();
  }

  static Verdict verdict(ImageSample sample) {
    return verdict(sample.bytes(), formatOf(sample));
  }
}
