package dev.packshot.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A judge of files that reads each one once and decides whether it contains a complete picture. */
public interface ImageJudge {
  /**
   * Judges a file that was announced as {@code expected}. Reads the stream to its end and leaves it
   * open. Any bytes lead to a verdict. Throws if the stream fails, and an error if memory runs out,
   * since another attempt may succeed.
   */
  Judgement judge(InputStream stream, ImageFormat expected) throws IOException;

  /** Judges a file whose format was not announced in the same way; it has to be an allowed one. */
  Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException;
}
