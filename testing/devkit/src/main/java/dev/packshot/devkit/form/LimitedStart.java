package dev.packshot.devkit.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a form, of which only so much is read as may come before the file, until the file is
 * reached. Some more is allowed for what the parser reads ahead.
 */
final class LimitedStart extends FilterInputStream {
  /** The most bytes before the file: "20 KB" in the documentation. */
  static final int MAX_BYTES = 20_480;

  private static final int READ_AHEAD = 8_192;

  private long left = MAX_BYTES + READ_AHEAD;

  LimitedStart(InputStream body) {
    super(body);
  }

  static S3Error tooMuch() {
    return new S3Error(
            400,
            "MaxPostPreDataLengthExceeded",
            "Your POST request fields preceding the upload file was too large.")
        .with("MaxPostPreDataLength", Integer.toString(MAX_BYTES));
  }

  /** Allows any number of bytes from now on. */
  void lift() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    return taken(super.read(), 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    return taken(read, read);
  }

  private int taken(int result, int bytes) {
    if (result >= 0) {
      left -= bytes;
    }
    if (left < 0) {
      throw tooMuch();
    }
    return result;
  }
}
