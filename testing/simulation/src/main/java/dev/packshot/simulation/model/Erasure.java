package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;

/**
 * The removal of what is left of a deleted photo, as the last part of a handler.
 *
 * @param start the handler as it is started again after it was killed
 * @param end the handler with its answer
 * @param version the version of the event; 0 if the handler is not that of an event
 * @param listed the versions that were found, which are erased next
 */
public record Erasure(
    Owner owner, HandlerRun start, HandlerRun end, int version, Part next, VersionSet listed)
    implements HandlerRun {
  /** The handler that ends with the removal. */
  public enum Owner {
    REQUEST,
    JOB,
    EVENT
  }

  /** A call of the removal. */
  public enum Part {
    /** An event deletes the pictures that it has stored. */
    CLEAN,
    UNPOINT,
    LIST_FILES,
    ERASE_FILES,
    LIST_PICTURES,
    ERASE_PICTURES,
    /** The job removes the record of the deletion. */
    END
  }

  /** Returns the last part of a handler that is not that of an event. */
  static Erasure by(Owner owner, HandlerRun start, HandlerRun end) {
    return new Erasure(owner, start, end, 0, Part.UNPOINT, VersionSet.NONE);
  }

  /** Returns what an event does whose verdict was refused, since the photo has been deleted. */
  static Erasure ofRefused(int version, boolean isPicture, HandlerRun start, HandlerRun end) {
    var first = isPicture ? Part.CLEAN : Part.UNPOINT;
    return new Erasure(Owner.EVENT, start, end, version, first, VersionSet.NONE);
  }

  @Override
  public Enum<?> position() {
    return next;
  }

  @Override
  public boolean canGoOn(State state) {
    return true;
  }

  @Override
  public boolean isUnderWay() {
    return true;
  }

  @Override
  public boolean mayRepeat() {
    return false;
  }

  @Override
  public HandlerRun restarted() {
    return start;
  }

  @Override
  public Outcome goOn(State state, Mistake planted) {
    var bucket = state.bucket();
    return switch (next) {
      case CLEAN ->
          new Outcome(state.with(bucket.withoutPictures(VersionSet.of(version))), at(Part.UNPOINT));
      case UNPOINT -> new Outcome(state.unfindable(), afterPointer(state, planted));
      case LIST_FILES -> new Outcome(state, filesOf(bucket, planted));
      case ERASE_FILES ->
          new Outcome(state.with(bucket.withErased(listed)), at(Part.LIST_PICTURES));
      case LIST_PICTURES -> new Outcome(state, picturesOf(bucket, planted));
      case ERASE_PICTURES -> new Outcome(state.with(bucket.withErasedPictures(listed)), last());
      case END -> new Outcome(state.with(Deletion.ENDED), end);
    };
  }

  @Override
  public Erasure withUnlisted(int pictures) {
    return next == Part.ERASE_PICTURES
        ? erasing(next, listed.without(VersionSet.of(pictures)))
        : this;
  }

  /** An event leaves the files to a deletion that is still to be ended. */
  private HandlerRun afterPointer(State state, Mistake planted) {
    if (owner != Owner.EVENT || !state.deletion().isToBeEnded()) {
      return at(Part.LIST_FILES);
    }
    return planted == Mistake.LEAVES_PICTURES_TO_JOB ? end : at(Part.LIST_PICTURES);
  }

  private HandlerRun filesOf(Bucket bucket, Mistake planted) {
    var files = planted == Mistake.ERASES_NO_FILES ? VersionSet.NONE : bucket.existing();
    return files.isEmpty() ? at(Part.LIST_PICTURES) : erasing(Part.ERASE_FILES, files);
  }

  private HandlerRun picturesOf(Bucket bucket, Mistake planted) {
    var pictures =
        planted == Mistake.ERASES_NO_PICTURES ? VersionSet.NONE : bucket.existingPictures();
    return pictures.isEmpty() ? last() : erasing(Part.ERASE_PICTURES, pictures);
  }

  private HandlerRun last() {
    return owner == Owner.JOB ? at(Part.END) : end;
  }

  private Erasure at(Part part) {
    return erasing(part, VersionSet.NONE);
  }

  private Erasure erasing(Part part, VersionSet found) {
    return new Erasure(owner, start, end, version, part, found);
  }
}
