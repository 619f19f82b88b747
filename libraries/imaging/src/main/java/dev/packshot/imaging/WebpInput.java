package dev.packshot.imaging;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A WebP file that knows whether its decoder wanted more than there is. The decoder of lossless
 * data looks 8 bytes ahead, zeros here, and where not even these are left it goes on with what it
 * has already had. The one of lossy data looks no further than it has to.
 */
final class WebpInput extends ImageInputStreamImpl {
  private static final int FIRST_CHUNK = 12;

  private final Bytes file;
  private final int lookAhead;
  private boolean overread;

  WebpInput(Bytes file) throws InvalidImage {
    this.file = file;
    this.lookAhead = file.name(FIRST_CHUNK).equals("VP8 ") ? 0 : 8;
  }

  /** Whether more was asked for than looking ahead explains. */
  boolean isOverread() {
    return overread;
  }

  @Override
  public long length() {
    return file.length();
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= file.length() + lookAhead) {
      overread = true;
      return -1;
    }
    return at(streamPos++);
  }

  @Override
  public int read(byte[] into, int offset, int most) {
    bitOffset = 0;
    int count = (int) Math.min(most, file.length() + lookAhead - streamPos);
    if (count <= 0) {
      overread = true;
      return -1;
    }
    for (int i = 0; i < count; i++) {
      into[offset + i] = (byte) at(streamPos++);
    }
    return count;
  }

  private int at(long position) {
    return position < file.length() ? file.array[file.start + (int) position] & 0xff : 0;
  }
}
