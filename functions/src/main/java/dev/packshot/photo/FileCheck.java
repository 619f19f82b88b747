package dev.packshot.photo;

import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The check whether the file that a photo shows is still in the bucket. A photo whose file is
 * missing is marked, and one whose file is back is marked no longer. The check only looks at what
 * is stored, so it is safe to repeat, in any order with the events of the bucket.
 */
public final class FileCheck {
  private final UploadRepository uploads;
  private final MissingFileRepository missing;
  private final ObjectStore objects;
  private final PhotoLifetime lifetime;
  private final Clock clock;

  @Inject
  public FileCheck(
      UploadRepository uploads,
      MissingFileRepository missing,
      ObjectStore objects,
      PhotoLifetime lifetime,
      Clock clock) {
    this.uploads = uploads;
    this.missing = missing;
    this.objects = objects;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** The result of a check. */
  public enum Result {
    /** The photo or its session has been deleted, or the time of its files is over. */
    NOT_EXPECTED,
    /** The file is there, or another one that has replaced it. */
    PRESENT,
    /** There is no file, and the photo shows none. A verdict that is under way may change that. */
    UNJUDGED,
    /** The photo is ready, its file is not the current object, and no other one is. */
    MISSING
  }

  /** Checks the file of a photo, and marks the photo if it is missing. */
  public Result check(PhotoKey key) {
    var now = clock.instant();
    var found = uploads.find(key);
    if (found.session().isEmpty()
        || found.isDeleted()
        || lifetime.isOver(key.address().photoId(), now)) {
      return Result.NOT_EXPECTED;
    }
    var photo = found.photo().filter(Photo::isReady);
    if (isThere(key, photo)) {
      photo.ifPresent(missing::unmark);
      return Result.PRESENT;
    }
    photo.ifPresent(it -> missing.mark(it, new MissingFile(key, now)));
    return photo.isPresent() ? Result.MISSING : Result.UNJUDGED;
  }

  /** Checks the file of a photo after something was removed, and remembers it if it is missing. */
  public Result checkRemoved(PhotoKey key) {
    var result = check(key);
    if (result == Result.MISSING || result == Result.UNJUDGED) {
      missing.add(new MissingFile(key, clock.instant()));
    }
    return result;
  }

  /**
   * Returns whether the file is the current object, or may be again: a later object has an event of
   * its own, which restores the file or replaces the verdict.
   */
  private boolean isThere(PhotoKey key, Optional<Photo> photo) {
    var current = objects.current(key.text());
    var judged = photo.map(Photo::judgedVersion);
    return current.isPresent()
        && (judged.isEmpty() || hasBytes(current.get(), judged.get()) || exists(judged.get()));
  }

  private boolean exists(ObjectVersion version) {
    var found = objects.open(version);
    found.ifPresent(FileCheck::close);
    return found.isPresent();
  }

  private static void close(ObjectStore.Stored object) {
    try {
      object.close();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static boolean hasBytes(ObjectVersion current, ObjectVersion judged) {
    return (judged.version().isPresent() && current.version().isPresent())
        ? current.version().equals(judged.version())
        : current.eTag().equals(judged.eTag());
  }
}
