package dev.packshot.upload;

import dev.packshot.photo.FileCheck;
import dev.packshot.photo.PhotoKey;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import javax.inject.Inject;

/**
 * The handling of an event about an object that was removed from the bucket. Packshot removes an
 * object only after it has deleted the photo or its session. So a removed object of a photo that
 * still exists was removed by somebody else. What the event says is not used: the bucket is looked
 * at, and events may come twice and in any order.
 */
public final class CheckRemoval {
  private final FileCheck files;
  private final PhotoBucket bucket;

  @Inject
  public CheckRemoval(FileCheck files, PhotoBucket bucket) {
    this.files = files;
    this.bucket = bucket;
  }

  /** The outcome of an event. */
  public enum Outcome {
    /** The object is not the file of a photo that exists. */
    REMOVAL_EXPECTED,
    /** The file is there: another version was removed, or the file was stored again. */
    FILE_PRESENT,
    /** There is no file, and no verdict yet. It is looked for again every hour. */
    FILE_AWAITED,
    /** The photo is ready, and its file is missing. */
    FILE_MISSING
  }

  /** Handles an event. Repeating it is safe. */
  public Outcome check(UploadedObject removed) {
    if (!removed.bucket().equals(bucket.name())) {
      return Outcome.REMOVAL_EXPECTED;
    }
    return PhotoKey.parse(removed.key())
        .map(files::checkRemoved)
        .map(CheckRemoval::outcome)
        .orElse(Outcome.REMOVAL_EXPECTED);
  }

  private static Outcome outcome(FileCheck.Result result) {
    return switch (result) {
      case NOT_EXPECTED -> Outcome.REMOVAL_EXPECTED;
      case PRESENT -> Outcome.FILE_PRESENT;
      case UNJUDGED -> Outcome.FILE_AWAITED;
      case MISSING -> Outcome.FILE_MISSING;
    };
  }
}
