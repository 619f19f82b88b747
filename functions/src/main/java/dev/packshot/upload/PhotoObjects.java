package dev.packshot.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The objects that clients have put into S3. */
public interface PhotoObjects {
  /** The object as it is now, to be read once and closed; nothing where it is gone. */
  Optional<Stored> open(String key);

  /**
   * Marks an object as rejected, so that the bucket lets go of it after a while. The mark is on
   * that version alone, or, in a bucket without versions, on what is there; safe to repeat, and
   * nothing happens where the object is gone.
   */
  void markRejected(String key, Optional<String> version);

  /**
   * An object that is being read.
   *
   * @param contentType as its uploader named it
   * @param version where the bucket keeps versions
   */
  record Stored(InputStream bytes, String contentType, String eTag, Optional<String> version)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
