package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Invalid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebpDataTest {
  private static final int RIFF_LENGTH_AT = 4;
  private static final int CHUNK_LENGTH_AT = 16;
  private static final int DATA_AT = 20;

  /** The bytes that a decoder looks ahead, and those that an encoder may flush needlessly. */
  private static final int SLACK = 8 + 4;

  static List<ImageSample> withOneChunk() {
    return ValidImages.all().stream()
        .filter(s -> s.name().startsWith("WebP"))
        .filter(s -> !s.name().contains("animated") && !s.name().contains("transparent"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withOneChunk")
  void isRejectedIfItIsTooShortForItsPixels(ImageSample sample) {
    var file = sample.bytes();
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(CHUNK_LENGTH_AT);
    for (int missing = SLACK; missing < length - SLACK; missing += 1 + missing / 10) {
      assertThat(Samples.verdict(shortened(file, length - missing), ImageFormat.WEBP))
          .as("%d bytes missing", missing)
          .isInstanceOf(Invalid.class);
    }
  }

  private static byte[] shortened(byte[] file, int length) {
    var shorter = Arrays.copyOf(file, DATA_AT + length + (length & 1));
    ByteBuffer.wrap(shorter)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(RIFF_LENGTH_AT, shorter.length - 8)
        .putInt(CHUNK_LENGTH_AT, length);
    return shorter;
  }
}
