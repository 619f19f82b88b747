package dev.packshot.ledger;

import dev.packshot.id.PhotoId;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.Photo;
import dev.packshot.store.UploadedFiles.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a promised photo, and the next step of its client.
 *
 * @param reason in words for a person; empty if the state says everything
 * @param retryAfterSeconds the time after which to ask again, if the client has to wait
 * @param duplicateOf another photo of the session with the same bytes
 * @param isFileMissing whether somebody has removed the file of the photo
 */
public record Standing(
    UploadState state,
    NextStep next,
    Optional<String> reason,
    Optional<Long> retryAfterSeconds,
    Optional<PhotoId> duplicateOf,
    boolean isFileMissing) {
  private static final long SOON = 1;
  private static final long LONGEST_WAIT = 60;
  private static final long WAIT_FOR_OPERATOR = 3_600;

  private static final Duration LONGEST_JUDGING = Duration.ofHours(1);

  private static final String OTHER_BYTES =
      "Another file than the promised one has arrived, by a form that was issued before.";
  private static final String PROMISED_WERE_REFUSED =
      "The promised file was refused; the photo shows the one that had arrived before.";

  private static final String FILE_MISSING =
      "The photo's file was removed from the storage; send it again if you still have it.";

  static final Standing PROMISED = of(UploadState.PROMISED, NextStep.UPLOAD);

  static final Standing EXPIRED =
      of(UploadState.EXPIRED, NextStep.GIVE_UP)
          .because("The file did not arrive within a week, and the session has ended.");

  static final Standing DELETED =
      of(UploadState.DELETED, NextStep.GIVE_UP).because("The photo has been deleted.");

  /** A promise that another request has just changed. */
  static final Standing CHANGING =
      of(UploadState.PROMISED, NextStep.WAIT)
          .because("Another request has changed this promise in the meantime.")
          .retry(SOON);

  private static Standing of(UploadState state, NextStep next) {
    return new Standing(state, next, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** Returns the standing of a request that is not valid. */
  static Standing refused(String reason) {
    return of(UploadState.REFUSED, NextStep.GIVE_UP).because(reason);
  }

  private static Standing fileMissing() {
    var reason = Optional.of(FILE_MISSING);
    return new Standing(
        UploadState.READY, NextStep.UPLOAD, reason, Optional.empty(), Optional.empty(), true);
  }

  /** Returns the standing of a photo whose bytes another photo has. */
  static Standing duplicateOf(PhotoId photo) {
    return of(UploadState.DUPLICATE, NextStep.DONE).copyOf(Optional.of(photo));
  }

  /** Returns the standing of a photo whose file has arrived and has not been judged. */
  static Standing of(Arrival arrival, Instant now) {
    long age = Math.max(0, Duration.between(arrival.at(), now).toSeconds());
    long wait = Math.max(SOON, Math.min(LONGEST_WAIT, age / 4));
    return of(UploadState.ARRIVED, NextStep.WAIT).retry(wait);
  }

  /**
   * Returns the standing of a photo whose file has been judged; empty if it has not been.
   *
   * @param promised the SHA-256 of the promised file, if it is known
   */
  static Optional<Standing> ofJudged(Photo photo, Optional<String> promised) {
    return photo.object().map(object -> of(photo, object, promised));
  }

  private static Standing of(Photo photo, JudgedObject object, Optional<String> promised) {
    boolean isOther = promised.filter(sha -> !sha.equals(object.facts().sha256())).isPresent();
    if (photo.isFileMissing()) {
      return fileMissing();
    }
    return photo.isReady()
        ? ofReady(object, isOther)
        : ofRejected(object, isOther && !photo.isBeyondLimit());
  }

  private static Standing ofReady(JudgedObject object, boolean isOther) {
    if (!isOther) {
      return of(UploadState.READY, NextStep.DONE).copyOf(object.duplicateOf());
    }
    return isRestored(object.facts())
        ? of(UploadState.READY, NextStep.GIVE_UP).because(PROMISED_WERE_REFUSED)
        : of(UploadState.READY, NextStep.UPLOAD).because(OTHER_BYTES);
  }

  /** Returns whether a later object was rejected, and this one was restored. */
  private static boolean isRestored(ObjectFacts facts) {
    return !facts.origin().equals(facts.sequencer());
  }

  private static Standing ofRejected(JudgedObject object, boolean isOther) {
    var reason = object.rejectionReason().orElse("");
    if (isOther) {
      return of(UploadState.REJECTED, NextStep.UPLOAD).because(OTHER_BYTES + " " + reason);
    }
    return object.isUndecided()
        ? of(UploadState.REJECTED, NextStep.WAIT).because(reason).retry(WAIT_FOR_OPERATOR)
        : of(UploadState.REJECTED, NextStep.GIVE_UP).because(reason);
  }

  /** Returns whether a file that is found has not been judged. */
  boolean awaitsFile() {
    return state == UploadState.PROMISED || isFileMissing;
  }

  /**
   * Returns the standing of the same photo after its file was looked for. A file that was sent
   * again and has had no verdict for an hour is asked for once more: it may have been refused.
   */
  Standing after(Optional<Arrival> arrival, Instant now) {
    return arrival
        .filter(found -> awaitsFile())
        .filter(found -> !isFileMissing || found.at().isAfter(now.minus(LONGEST_JUDGING)))
        .map(found -> of(found, now))
        .orElse(this);
  }

  Standing because(String words) {
    return new Standing(
        state, next, Optional.of(words), retryAfterSeconds, duplicateOf, isFileMissing);
  }

  private Standing retry(long seconds) {
    return new Standing(state, next, reason, Optional.of(seconds), duplicateOf, isFileMissing);
  }

  private Standing copyOf(Optional<PhotoId> original) {
    return new Standing(state, next, reason, retryAfterSeconds, original, isFileMissing);
  }

  /** Returns the standing of the same photo for a client that should not send the file. */
  Standing givenUp(String words) {
    return new Standing(
        state, NextStep.GIVE_UP, Optional.of(words), Optional.empty(), duplicateOf, isFileMissing);
  }
}
