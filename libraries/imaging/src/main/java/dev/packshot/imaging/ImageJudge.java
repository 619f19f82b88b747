package dev.packshot.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;

/** A judge of files that reads each one once and decides whether it contains a complete picture. */
public interface ImageJudge {
  /**
   * Judges a file that has to be of an allowed format, whatever its name says. Reads the stream to
   * its end and leaves it open. Any bytes lead to a verdict. Throws if the stream fails, an error
   * if memory runs out, and {@link TooSlowException} if judging takes too long, since another
   * attempt may succeed.
   */
  Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException;

  /** Returns the same judge with another limit of time, if it has one. */
  default ImageJudge within(Duration time) {
    return this;
  }

  /** Judges a file that has to be of that format. */
  default Judgement judge(InputStream stream, ImageFormat format) throws IOException {
    return judge(stream, Set.of(format));
  }
}
