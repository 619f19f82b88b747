package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.imaging.Quality;
import dev.packshot.store.ObjectVersion;
import java.time.Instant;
import java.util.Optional;

/** A photo's object in S3 with the verdict on it. */
public record JudgedObject(ObjectFacts facts, Verdict verdict) {
  /**
   * The facts about an object that do not depend on the verdict.
   *
   * @param size in bytes
   * @param sha256 in lower-case hexadecimal digits
   * @param version of the object in the bucket; empty if the bucket has no versions
   * @param sequencer S3's order of the events of one key; a later one is greater as text
   * @param origin the sequencer of the upload that the bytes came with: an earlier one if this
   *     object is a restored copy
   */
  public record ObjectFacts(
      String contentType,
      long size,
      String sha256,
      String eTag,
      Optional<String> version,
      String sequencer,
      String origin) {
    /** Returns the facts about an object as it was uploaded. */
    public ObjectFacts(
        String contentType,
        long size,
        String sha256,
        String eTag,
        Optional<String> version,
        String sequencer) {
      this(contentType, size, sha256, eTag, version, sequencer, sequencer);
    }

    /** Returns the object of this key with the bytes that were judged. */
    public ObjectVersion of(String key) {
      return new ObjectVersion(key, version, Optional.of(eTag));
    }
  }

  /** The size of a picture in pixels. */
  public record Dimensions(long width, long height) {}

  /** The verdict on an object. */
  public sealed interface Verdict {
    /**
     * The object is a picture.
     *
     * @param duplicateOf the first photo of the session with the same bytes, if it is another one
     * @param renditions the smaller pictures made of it; empty if none could be made
     * @param takenAt the time at which it was taken, as the file says
     * @param quality measured on its pixels; empty if they were not decoded
     */
    record Ready(
        Dimensions dimensions,
        Optional<PhotoId> duplicateOf,
        Optional<Renditions> renditions,
        Optional<Instant> takenAt,
        Optional<Quality> quality)
        implements Verdict {}

    /**
     * The object cannot be used.
     *
     * @param isFinal false if it could not be judged, so that another attempt may accept it
     */
    record Rejected(String reason, Optional<Dimensions> dimensions, boolean isFinal)
        implements Verdict {}
  }

  /** Returns an accepted object without a known duplicate. */
  public static JudgedObject ready(
      ObjectFacts facts, Dimensions dimensions, Optional<Renditions> renditions) {
    return new JudgedObject(
        facts,
        new Verdict.Ready(
            dimensions, Optional.empty(), renditions, Optional.empty(), Optional.empty()));
  }

  /** Returns the accepted object with the time at which it was taken, and its quality. */
  public JudgedObject with(Optional<Instant> takenAt, Optional<Quality> quality) {
    var ready = ready().orElseThrow();
    return new JudgedObject(
        facts,
        new Verdict.Ready(
            ready.dimensions(), ready.duplicateOf(), ready.renditions(), takenAt, quality));
  }

  /** Returns an object that is rejected for what its bytes are. */
  public static JudgedObject rejected(ObjectFacts facts, String reason) {
    return new JudgedObject(facts, new Verdict.Rejected(reason, Optional.empty(), true));
  }

  /** Returns an object that is shown as rejected until an attempt to judge it succeeds. */
  public static JudgedObject undecided(ObjectFacts facts, String reason) {
    return new JudgedObject(facts, new Verdict.Rejected(reason, Optional.empty(), false));
  }

  /** Returns the accepted object as a duplicate of another photo, or of none. */
  public JudgedObject asDuplicateOf(Optional<PhotoId> first) {
    var ready = ready().orElseThrow();
    return new JudgedObject(
        facts,
        new Verdict.Ready(
            ready.dimensions(), first, ready.renditions(), ready.takenAt(), ready.quality()));
  }

  /** Returns the object as rejected for a reason other than its bytes. */
  public JudgedObject asRejected(String reason) {
    return new JudgedObject(facts, new Verdict.Rejected(reason, dimensions(), true));
  }

  /** Returns the verdict if the object was accepted. */
  public Optional<Verdict.Ready> ready() {
    return verdict instanceof Verdict.Ready ready ? Optional.of(ready) : Optional.empty();
  }

  /** Returns why the object was rejected; empty if it was accepted. */
  public Optional<String> rejectionReason() {
    return verdict instanceof Verdict.Rejected rejected
        ? Optional.of(rejected.reason())
        : Optional.empty();
  }

  /** Returns whether the object was judged and rejected, so that it need not be kept. */
  public boolean isRefused() {
    return verdict instanceof Verdict.Rejected rejected && rejected.isFinal();
  }

  /** Returns whether the object could not be judged. */
  public boolean isUndecided() {
    return verdict instanceof Verdict.Rejected rejected && !rejected.isFinal();
  }

  /** Returns the time at which the photo was taken, if the file says so. */
  public Optional<Instant> takenAt() {
    return ready().flatMap(Verdict.Ready::takenAt);
  }

  /** Returns the quality of the picture, if it was measured. */
  public Optional<Quality> quality() {
    return ready().flatMap(Verdict.Ready::quality);
  }

  /** Returns the size in pixels, if it is known. */
  public Optional<Dimensions> dimensions() {
    return verdict instanceof Verdict.Rejected rejected
        ? rejected.dimensions()
        : ready().map(Verdict.Ready::dimensions);
  }

  /** Returns the smaller pictures; empty if there are none. */
  public Optional<Renditions> renditions() {
    return ready().flatMap(Verdict.Ready::renditions);
  }

  /** Returns the first photo with the same bytes; empty if it is this one. */
  public Optional<PhotoId> duplicateOf() {
    return ready().flatMap(Verdict.Ready::duplicateOf);
  }

  /** An object that is to be shown, and a later one of the same key that is not. */
  public record Replacement(ObjectFacts shown, ObjectFacts hidden) {}

  /**
   * Compares two objects of the same key. Returns them if the one to be shown is not the later one:
   * an object that is accepted is shown rather than one that is not, and of two accepted ones the
   * one that was uploaded later.
   */
  Optional<Replacement> replacement(JudgedObject other) {
    boolean isLater = facts.sequencer().compareTo(other.facts().sequencer()) > 0;
    var later = isLater ? this : other;
    var earlier = isLater ? other : this;
    boolean isRight = later.isToBeShownInsteadOf(earlier);
    return isRight || earlier.facts().version().isEmpty()
        ? Optional.empty()
        : Optional.of(new Replacement(earlier.facts(), later.facts()));
  }

  private boolean isToBeShownInsteadOf(JudgedObject earlier) {
    return earlier.ready().isEmpty()
        || (ready().isPresent() && facts.origin().compareTo(earlier.facts().origin()) >= 0);
  }

  public UploadStatus status() {
    return verdict instanceof Verdict.Ready ? UploadStatus.READY : UploadStatus.REJECTED;
  }
}
