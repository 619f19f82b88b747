package dev.packshot.upload;

import dev.packshot.photo.PhotoKey;
import java.util.Optional;

/** What came of one upload event. */
public sealed interface Outcome {
  /** One word for the log. */
  String name();

  /** Why, where that is worth telling. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /**
   * The photo is ready.
   *
   * @param reason why it lacks some of the pictures that it could be shown by, if it does
   */
  record Accepted(PhotoKey key, Optional<String> reason) implements Outcome {
    @Override
    public String name() {
      return "accepted";
    }
  }

  /** The photo is shown, with the reason why it cannot be used. */
  record Rejected(PhotoKey key, String why) implements Outcome {
    @Override
    public String name() {
      return "rejected";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(why);
    }
  }

  /** This event, or a later one of the same object, was dealt with before. */
  record AlreadyDone(PhotoKey key) implements Outcome {
    @Override
    public String name() {
      return "already_done";
    }
  }

  /** The event does not concern us; the object stays where it is. */
  record Ignored(String why) implements Outcome {
    @Override
    public String name() {
      return "ignored";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(why);
    }
  }
}
