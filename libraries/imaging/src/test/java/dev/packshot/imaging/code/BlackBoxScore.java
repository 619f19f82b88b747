package dev.packshot.imaging.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The score of the reader on zxing's photos. {@code make bench-codes BLACKBOX=folder} prints it;
 * the photos are not part of Packshot, so the name keeps it out of {@code make test}.
 */
class BlackBoxScore {
  private final CodeReader reader = new ZxingCodeReader();
  private final Map<String, Score> groups = new TreeMap<>();
  private final Score retail = new Score();

  @Test
  void readsAsManyAsPromisedAndInventsNone() throws IOException {
    var photos = BlackBox.all(Path.of(System.getProperty("packshot.blackbox")));
    for (var photo : photos) {
      var picture = photo.picture();
      long before = cpuNanos();
      var codes = reader.read(picture);
      count(photo, codes, cpuNanos() - before);
    }
    groups.forEach((group, score) -> System.out.println(score.line(group)));
    System.out.println(retail.line("all EAN and UPC"));
    assertThat(groups.get("falsepositives").wrong).isZero();
    assertThat(retail.photos).isEqualTo(389);
    assertThat(retail.right).isGreaterThanOrEqualTo(retail.photos * 66 / 100);
    assertThat(retail.wrong).isLessThanOrEqualTo(2);
  }

  /** Prints the time for the pixels of the largest rendition of a photo with 12 megapixels. */
  @Test
  void printsTheTimeForALargePhoto() {
    var noise = new Random(1);
    var argb = new int[1_600 * 1_200];
    Arrays.setAll(argb, at -> 0xff000000 | (noise.nextInt(0x40) + 0x60) * 0x10101);
    var empty = new Bitmap(new Size(1_600, 1_200), argb);
    System.out.println("photo without a code: " + medianMillis(empty, 0) + " ms of CPU");
    var photo = Symbols.over(empty, Symbols.read("ean-13"), 700, 300);
    System.out.println("photo with a code: " + medianMillis(photo, 1) + " ms of CPU");
  }

  /**
   * Prints the times for the code of a whole file and for its quality beside that of judging it.
   */
  @Test
  void printsTheTimeBesideJudging() throws IOException {
    var file = CodePhoto.of("ean-13").twelveMegapixels().jpeg();
    var judge = new DecodingImageJudge(ImageLimits.DEFAULT);
    var judging = new long[11];
    var measuring = new long[judging.length];
    var reading = new long[judging.length];
    for (int at = 0; at < judging.length; at++) {
      long start = cpuNanos();
      var picture =
          judge.judge(new ByteArrayInputStream(file), ImageFormat.JPEG).picture().orElseThrow();
      picture.widths().forEach(picture::rendition);
      long judged = cpuNanos();
      assertThat(picture.quality().sharpness()).isPositive();
      long measured = cpuNanos();
      assertThat(reader.read(picture.grey())).hasSize(1);
      judging[at] = judged - start;
      measuring[at] = measured - judged;
      reading[at] = cpuNanos() - measured;
    }
    System.out.printf(
        "JPEG of 12 megapixels with an EAN-13: judged in %d ms of CPU; its quality measured in %d"
            + " more, %d the first time; its code read in %d more, %d the first time%n",
        medianMillis(judging),
        medianMillis(measuring.clone()),
        measuring[0] / 1_000_000,
        medianMillis(reading.clone()),
        reading[0] / 1_000_000);
  }

  private long medianMillis(Bitmap bitmap, int codes) {
    var nanos = new long[21];
    for (int at = 0; at < nanos.length; at++) {
      long before = cpuNanos();
      assertThat(reader.read(GreyPicture.of(bitmap))).hasSize(codes);
      nanos[at] = cpuNanos() - before;
    }
    System.out.println("  the first took " + nanos[0] / 1_000_000 + " ms");
    return medianMillis(nanos);
  }

  private static long medianMillis(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1_000_000;
  }

  private void count(BlackBox photo, List<DetectedCode> codes, long nanos) throws IOException {
    boolean isRight = !codes.isEmpty() && photo.isShownBy(codes.get(0).text());
    groups.computeIfAbsent(photo.group(), group -> new Score()).add(codes, isRight, nanos);
    if (photo.isRetail()) {
      retail.add(codes, isRight, nanos);
    }
    if (!codes.isEmpty() && !isRight) {
      System.out.println("wrong: " + photo.photo() + " " + codes);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static final class Score {
    private int photos;
    private int right;
    private int wrong;
    private long nanos;

    void add(List<DetectedCode> codes, boolean isRight, long time) {
      photos++;
      right += isRight ? 1 : 0;
      wrong += codes.isEmpty() || isRight ? 0 : 1;
      nanos += time;
    }

    String line(String name) {
      return String.format(
          "%-17s %4d photos %5.1f %% right %3d wrong %6.1f ms of CPU each",
          name, photos, 100.0 * right / photos, wrong, nanos / 1e6 / photos);
    }
  }
}
