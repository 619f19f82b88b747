package dev.packshot.imaging;

import dev.packshot.imaging.structure.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The body of a stream that was read to its end: its length and digest are those of the whole, and
 * its bytes are kept up to a limit. No bytes are kept of a longer one.
 */
final class BoundedBody {
  private static final int INITIAL_CAPACITY = 1 << 20;

  private final int limit;
  private final MessageDigest digest = sha256();
  private byte[] kept;
  private long length;

  private BoundedBody(int limit) {
    this.limit = limit;
    this.kept = new byte[Math.min(limit, INITIAL_CAPACITY)];
  }

  static BoundedBody read(InputStream stream, long limit) throws IOException {
    var body = new BoundedBody(Math.toIntExact(limit));
    body.keepFrom(stream);
    body.countRestOf(stream);
    return body;
  }

  long length() {
    return length;
  }

  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  boolean isOverLimit() {
    return length > limit;
  }

  /** Returns the whole body, or nothing if it is over the limit. */
  Bytes bytes() {
    return new Bytes(kept, 0, isOverLimit() ? 0 : (int) length);
  }

  private void keepFrom(InputStream stream) throws IOException {
    while (length < limit) {
      if (length == kept.length) {
        kept = Arrays.copyOf(kept, (int) Math.min(limit, 2L * kept.length));
      }
      int read = stream.read(kept, (int) length, kept.length - (int) length);
      if (read < 0) {
        return;
      }
      count(kept, (int) length, read);
    }
  }

  private void countRestOf(InputStream stream) throws IOException {
    var buffer = new byte[1 << 16];
    for (int read; (read = stream.read(buffer)) >= 0; ) {
      count(buffer, 0, read);
      if (isOverLimit()) {
        kept = new byte[0];
      }
    }
  }

  private void count(byte[] from, int offset, int read) {
    digest.update(from, offset, read);
    length += read;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
