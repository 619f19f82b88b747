package dev.packshot.imaging.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of the work for one picture, on pictures that are drawn to cause the most. */
class BoundedReadingTest {
  private static final int SIDE = GreyPicture.MAX_SIDE;
  private static final int BLACK = 0xff000000;

  @Test
  void statesTheLimits() {
    assertThat(ZxingCodeReader.MAX_LINES).isEqualTo(6_144);
    assertThat(ZxingCodeReader.MAX_SEARCHES).isEqualTo(16);
    assertThat(PatternLimit.MAX_PATTERNS).isEqualTo(200);
  }

  @Test
  void holdsThemInNoise() {
    var random = new Random(1);
    holds(picture((x, y) -> random.nextInt(4)));
  }

  @Test
  void holdsThemInStripes() {
    holds(picture((x, y) -> (x / 3 + y / 700) % 2));
  }

  /** Every line is another code, so that all second looks are in vain. */
  @Test
  void holdsThemIfNoSecondLookSucceeds() {
    var ean = Symbols.read("ean-13");
    var upc = Symbols.read("upc-a");
    var argb = new int[SIDE * SIDE];
    Arrays.fill(argb, Symbols.WHITE);
    for (int y = 0; y < SIDE; y += 16) {
      var source = y % 32 == 0 ? ean : upc;
      int row = 30 * source.size().width();
      System.arraycopy(source.argb(), row, argb, y * SIDE + 500, source.size().width());
    }
    holds(GreyPicture.of(new Bitmap(new Size(SIDE, SIDE), argb)));
  }

  /** Without the limit, 20,000 patterns of QR Code are compared by threes, which takes hours. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void holdsThemInAPictureFullOfFinderPatterns() {
    holds(picture((x, y) -> isFinderPattern(x % 14, y % 14) ? 0 : 1));
  }

  private static boolean isFinderPattern(int x, int y) {
    int ring = Math.max(Math.abs(x - 6), Math.abs(y - 6));
    return ring <= 1 || ring == 3;
  }

  private static void holds(GreyPicture picture) {
    var work = new Work();
    assertThat(new ZxingCodeReader().read(picture, work)).isEmpty();
    assertThat(work.lines()).isLessThanOrEqualTo(ZxingCodeReader.MAX_LINES);
    assertThat(work.searches()).isEqualTo(ZxingCodeReader.MAX_SEARCHES);
  }

  /** Returns a picture that is black where the function is 0. */
  private static GreyPicture picture(IntBinaryOperator colour) {
    var argb = new int[SIDE * SIDE];
    Arrays.setAll(argb, at -> colour.applyAsInt(at % SIDE, at / SIDE) == 0 ? BLACK : Symbols.WHITE);
    return GreyPicture.of(new Bitmap(new Size(SIDE, SIDE), argb));
  }
}
