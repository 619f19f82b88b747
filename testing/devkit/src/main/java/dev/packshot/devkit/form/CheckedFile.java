package dev.packshot.devkit.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The file of a form while it is stored. Its end is reached only if its length is in the range and
 * its checksum is right. Otherwise an {@link S3Error} is thrown, and nothing is stored.
 */
final class CheckedFile extends FilterInputStream {
  private final LengthRange range;
  private final Optional<FormChecksum> checksum;
  private long length;

  CheckedFile(InputStream file, LengthRange range, Optional<FormChecksum> checksum) {
    super(file);
    this.range = range;
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int size) throws IOException {
    int read = readFromClient(buffer, offset, size);
    if (read < 0) {
      checkEnd();
      return read;
    }
    length += read;
    if (length > range.max()) {
      throw S3Error.tooLarge(range.max()).with("ProposedSize", Long.toString(length));
    }
    checksum.ifPresent(it -> it.update(buffer, offset, read));
    return read;
  }

  private int readFromClient(byte[] buffer, int offset, int size) {
    try {
      return super.read(buffer, offset, size);
    } catch (IOException interrupted) {
      throw new S3Error(
          400,
          "IncompleteBody",
          "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
  }

  private void checkEnd() {
    if (length < range.min()) {
      throw new S3Error(
              400,
              "EntityTooSmall",
              "Your proposed upload is smaller than the minimum allowed size")
          .with("ProposedSize", Long.toString(length))
          .with("MinSizeAllowed", Long.toString(range.min()));
    }
    checksum.ifPresent(FormChecksum::check);
  }
}
