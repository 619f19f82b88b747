package dev.packshot.imaging.decoding;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import javax.imageio.stream.ImageInputStreamImpl;

/** The bytes of a file as a decoder's input, which fails once the deadline has passed. */
public final class TimedInput extends ImageInputStreamImpl {
  /** The work between two looks at the clock: so many single bytes, or 64 times as many at once. */
  private static final int WORK = 1 << 12;

  private final byte[] array;
  private final int start;
  private final int fileLength;
  private final Deadline deadline;
  private int work;
  private boolean overread;

  public TimedInput(Bytes file, Deadline deadline) {
    this.array = file.array();
    this.start = file.start();
    this.fileLength = file.length();
    this.deadline = deadline;
  }

  /** Returns whether a byte behind the last one was asked for. */
  public boolean isOverread() {
    return overread;
  }

  @Override
  public long length() {
    return fileLength;
  }

  @Override
  public int read() {
    count(1);
    bitOffset = 0;
    if (streamPos >= fileLength) {
      overread = true;
      return -1;
    }
    return array[start + (int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    int count = (int) Math.min(length, fileLength - streamPos);
    if (count <= 0) {
      overread |= length > 0;
      return length > 0 ? -1 : 0;
    }
    System.arraycopy(array, start + (int) streamPos, target, offset, count);
    streamPos += count;
    count(1 + count / 64);
    return count;
  }

  private void count(int done) {
    work += done;
    if (work >= WORK) {
      work = 0;
      deadline.check();
    }
  }
}
