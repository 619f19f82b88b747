package dev.packshot.imaging;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.HostileDrawings;
import dev.packshot.devkit.picture.HostileImages;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.LargeImages;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.Verdict.Invalid;
import dev.packshot.imaging.Verdict.Valid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;

/** A program that judges every sample; {@link SmallHeapTest} runs it in a process of its own. */
final class JudgeEverything {
  static final String COMPLETED = "judged everything";

  /** A length that exceeds the heap. */
  private static final long LONG_STREAM = 400L << 20;

  private JudgeEverything() {}

  /** Judges everything, or the large images whose names begin as the argument says. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].isEmpty()) {
      judgeEverything();
    }
    for (var sample : LargeImages.all()) {
      if (sample.name().startsWith(arguments[0])) {
        derive(sample);
      }
    }
    System.out.println(COMPLETED);
  }

  private static void judgeEverything() throws IOException {
    for (var sample : HostileImages.all()) {
      expect(Invalid.class, sample.name(), Samples.verdict(sample));
    }
    for (var sample : HostileDrawings.all()) {
      expect(Invalid.class, sample.name(), judge(sample).verdict());
    }
    for (var list : List.of(ValidImages.all(), Drawings.valid())) {
      for (var sample : list) {
        derive(sample);
      }
    }
    var longStream = Samples.JUDGE.judge(zeros(LONG_STREAM), ImageFormat.JPEG);
    expect(Invalid.class, "long stream", longStream.verdict());
    if (longStream.length() != LONG_STREAM) {
      throw new AssertionError("Reading stopped after " + longStream.length() + " bytes.");
    }
  }

  private static Judgement judge(ImageSample sample) throws IOException {
    return Samples.JUDGE.judge(
        new ByteArrayInputStream(sample.bytes()), EnumSet.allOf(ImageFormat.class));
  }

  /** Judges a sample and makes every rendition of it, one at a time. */
  private static void derive(ImageSample sample) throws IOException {
    var judgement = judge(sample);
    expect(Valid.class, sample.name(), judgement.verdict());
    judgement
        .picture()
        .ifPresent(picture -> picture.widths().forEach(width -> derive(sample, picture, width)));
  }

  private static void derive(ImageSample sample, Picture picture, int width) {
    if (picture.rendition(width).bytes().length == 0) {
      throw new AssertionError(sample.name() + " has an empty rendition of width " + width);
    }
  }

  private static void expect(Class<? extends Verdict> expected, String name, Verdict verdict) {
    boolean defect = verdict.equals(new Invalid("The picture cannot be decoded."));
    if (!expected.isInstance(verdict) || defect) {
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
      public int read(byte[] target, int offset, int length) {
        int read = (int) Math.min(length, left);
        left -= read;
        return read == 0 ? -1 : read;
      }
    };
  }
}
