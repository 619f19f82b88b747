package dev.packshot.imaging;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.HostileDrawings;
import dev.packshot.devkit.picture.HostileImages;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.LargeImages;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Sound;
import dev.packshot.imaging.Verdict.Unsound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;

/** What {@link SmallHeapTest} runs in a process of its own. */
final class JudgeEverything {
  static final String DONE = "judged everything";

  /** Longer than the heap, so that it cannot be kept. */
  private static final long ENDLESS = 400L << 20;

  private JudgeEverything() {}

  public static void main(String[] arguments) throws Exception {
    for (var sample : HostileImages.all()) {
      expect(Unsound.class, sample.name(), Samples.verdict(sample));
    }
    for (var sample : HostileDrawings.all()) {
      expect(Unsound.class, sample.name(), judge(sample).verdict());
    }
    for (var list : List.of(ValidImages.all(), Drawings.valid(), LargeImages.all())) {
      for (var sample : list) {
        derive(sample);
      }
    }
    var endless = Samples.JUDGE.judge(zeros(ENDLESS), ImageFormat.JPEG);
    expect(Unsound.class, "endless", endless.verdict());
    if (endless.length() != ENDLESS) {
      throw new AssertionError("It stopped reading after " + endless.length() + " bytes.");
    }
    System.out.println(DONE);
  }

  private static Judgement judge(ImageSample sample) throws IOException {
    return Samples.JUDGE.judge(
        new ByteArrayInputStream(sample.bytes()), EnumSet.allOf(ImageFormat.class));
  }

  /** Judges it and makes every picture of it, one at a time. */
  private static void derive(ImageSample sample) throws IOException {
    var judgement = judge(sample);
    expect(Sound.class, sample.name(), judgement.verdict());
    judgement
        .picture()
        .ifPresent(picture -> picture.widths().forEach(width -> derive(sample, picture, width)));
  }

  private static void derive(ImageSample sample, Picture picture, int width) {
    if (picture.rendition(width).bytes().length == 0) {
      throw new AssertionError(sample.name() + " is empty " + width + " wide.");
    }
  }

  private static void expect(Class<? extends Verdict> kind, String name, Verdict verdict) {
    boolean brokeDown = verdict.equals(new Unsound("The picture cannot be decoded."));
    if (!kind.isInstance(verdict) || brokeDown) {
      throw new AssertionError(name + ": " + verdict);
    }
  }

  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int offset, int most) {
        int read = (int) Math.min(most, left);
        left -= read;
        return read == 0 ? -1 : read;
      }
    };
  }
}
