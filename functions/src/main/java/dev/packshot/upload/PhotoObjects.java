package dev.packshot.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The objects that clients have put into S3. */
public interface PhotoObjects {
  /** The object as it is now, to be read once and closed; nothing where it is gone. */
  Optional<Stored> open(String key);

  /**
   * An object that is being read.
   *
   * @param contentType as its uploader named it
   */
  record Stored(InputStream bytes, String contentType, String eTag) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
