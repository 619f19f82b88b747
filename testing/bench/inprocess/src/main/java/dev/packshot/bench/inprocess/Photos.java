package dev.packshot.bench.inprocess;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.Picture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A measurement of the work on photos. {@code write FILE WIDTH HEIGHT} creates a photo. {@code
 * judge FILE COUNT} validates it repeatedly, {@code derive FILE COUNT} also makes its smaller
 * sizes, and {@code imageio FILE COUNT} decodes it with plain ImageIO. The last three print the
 * milliseconds of each repetition. {@code cpu FILE COUNT} prints the milliseconds of CPU time that the
 * thread takes to validate the file and make its sizes, and those to measure its quality.
 */
public final class Photos {
  private Photos() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[1]);
    if (args[0].equals("write")) {
      Files.write(
          file,
          new CameraPhoto(Integer.parseInt(args[2]), Integer.parseInt(args[3]), 1, 0.9f).jpeg());
      return;
    }
    for (int number = 0; number < Integer.parseInt(args[2]); number++) {
      if (args[0].equals("cpu")) {
        measureCpuTime(file);
        continue;
      }
      long start = System.nanoTime();
      switch (args[0]) {
        case "judge" -> judge(file);
        case "derive" -> derive(judge(file));
        default -> ImageIO.read(file.toFile());
      }
      System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e6);
    }
  }

  private static void measureCpuTime(Path file) throws IOException {
    long start = cpuNanos();
    var picture = judge(file);
    derive(picture);
    long derived = cpuNanos();
    if (picture.quality().shorterSide() == 0) {
      throw new IllegalStateException("The picture has no size.");
    }
    long measured = cpuNanos();
    System.out.printf(
        Locale.ROOT, "%.3f %.3f%n", (derived - start) / 1e6, (measured - derived) / 1e6);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Picture judge(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var judge = new DecodingImageJudge(ImageLimits.DEFAULT).within(Duration.ofHours(1));
      var judgement = judge.judge(bytes, ImageFormat.PHOTOS);
      return judgement
          .picture()
          .orElseThrow(() -> new IllegalStateException(file + ": " + judgement.verdict()));
    }
  }

  private static void derive(Picture picture) {
    for (int width : picture.widths()) {
      if (picture.rendition(width).bytes().length == 0) {
        throw new IllegalStateException("The rendition of width " + width + " is empty.");
      }
    }
  }
}
