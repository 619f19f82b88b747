package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a WebP file as an input that notices when a decoder reads beyond their end. The
 * decoder of lossless data looks 8 bytes ahead, for which zeros are provided; without those it
 * would go on with the bits that it already has. The decoder of lossy data does not look ahead.
 */
final class WebpInput extends ImageInputStreamImpl {
  private static final int FIRST_CHUNK = 12;

  private final byte[] array;
  private final int start;
  private final int fileLength;
  private final int lookAhead;
  private boolean overread;

  WebpInput(Bytes file) throws InvalidImage {
    this.array = file.array();
    this.start = file.start();
    this.fileLength = file.length();
    this.lookAhead = file.name(FIRST_CHUNK).equals("VP8 ") ? 0 : 8;
  }

  /** Throws if more bytes were read than there are, apart from those read ahead. */
  void requireNoOverread() throws InvalidImage {
    if (overread) {
      throw InvalidImage.missingPixels();
    }
  }

  @Override
  public long length() {
    return fileLength;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= fileLength + lookAhead) {
      overread = true;
      return -1;
    }
    return byteAt(streamPos++);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    int count = (int) Math.min(length, fileLength + lookAhead - streamPos);
    if (count <= 0) {
      overread = true;
      return -1;
    }
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) byteAt(streamPos++);
    }
    return count;
  }

  private int byteAt(long position) {
    return position < fileLength ? array[start + (int) position] & 0xff : 0;
  }
}
