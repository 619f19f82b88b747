package dev.packshot.bench.inprocess;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.image.ImageFormat;
import dev.packshot.image.ImageJudge;
import dev.packshot.image.ImageLimits;
import dev.packshot.image.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Photos judged, or read whole by plain ImageIO, one after the other: {@code write FILE WIDTH
 * HEIGHT}, {@code judge FILE COUNT} or {@code imageio FILE COUNT}; the last two print the
 * milliseconds of each photo.
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
      long start = System.nanoTime();
      if (args[0].equals("judge")) {
        judge(file);
      } else {
        ImageIO.read(file.toFile());
      }
      System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e6);
    }
  }

  private static void judge(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var verdict = new ImageJudge(ImageLimits.DEFAULT).judge(bytes, ImageFormat.JPEG).verdict();
      if (!(verdict instanceof Verdict.Sound)) {
        throw new IllegalStateException(file + ": " + verdict);
      }
    }
  }
}
