package dev.packshot.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The bucket of photos, product images and the pictures made of them. */
public interface ObjectStore {
  /** Opens an object; empty if it does not exist with these bytes. */
  Optional<Stored> open(ObjectVersion object);

  /** Finds the current version of an object, without its bytes; empty if there is none. */
  Optional<ObjectVersion> current(String key);

  /** Stores an object and replaces one that exists. */
  void put(NewObject object);

  /**
   * Copies an object inside the bucket and replaces one that exists. Returns whether there was an
   * object with these bytes to copy.
   */
  boolean copy(ObjectVersion from, String to, String contentType, NewObject.Caching caching);

  /**
   * Copies a version of an object over the current one, if that has this ETag. Returns whether it
   * was copied.
   *
   * @param currentETag empty if the current object may have any, or may not exist
   * @param origin stored with the copy, to be read by {@link Stored#origin}
   */
  boolean restore(
      ObjectVersion version, String contentType, Optional<String> currentETag, String origin);

  /**
   * Tags an object as rejected, so that the bucket's lifecycle deletes it after some time. Only the
   * given version is tagged, or the current one in a bucket without versions. Repeating it is safe,
   * and it has no effect if the object does not exist.
   */
  void markRejected(String key, Optional<String> version);

  /**
   * Tags all objects whose keys start with a prefix as replaced, so that the bucket's lifecycle
   * deletes them a day later. Repeating it is safe.
   */
  void markReplaced(String prefix);

  /**
   * Copies an object inside the bucket as if it had been uploaded under the other key. Returns
   * whether there was an object with these bytes to copy.
   *
   * @param metadata the user metadata of the copy by name
   */
  boolean upload(ObjectVersion from, String to, String contentType, Map<String, String> metadata);

  /** Deletes all versions of all objects whose keys start with a prefix. */
  void eraseUnder(String prefix);

  /**
   * Lists objects whose keys start with a prefix, up to a thousand in the order of their keys.
   *
   * @param after only keys after this one are listed
   */
  ListedObject.Page list(String prefix, Optional<String> after);

  /** Deletes the objects that exist under these keys. */
  void delete(Collection<String> keys);

  /** Deletes all objects whose keys start with a prefix. */
  void deleteUnder(String prefix);

  /**
   * An object to be read once and closed.
   *
   * @param contentType as given by the uploader
   * @param version empty in a bucket without versions
   * @param origin of a restored object; empty for one that was uploaded
   * @param metadata the user metadata by name
   */
  record Stored(
      InputStream bytes,
      String contentType,
      String eTag,
      Optional<String> version,
      Optional<String> origin,
      Map<String, String> metadata)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
