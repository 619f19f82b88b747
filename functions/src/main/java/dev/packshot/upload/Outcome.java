package dev.packshot.upload;

/** What came of one upload event. */
public sealed interface Outcome {
  /** One word for the log. */
  String name();

  /** The photo is ready. */
  record Accepted(PhotoKey key) implements Outcome {
    @Override
    public String name() {
      return "accepted";
    }
  }

  /** The photo is shown, with the reason why it cannot be used. */
  record Rejected(PhotoKey key, String reason) implements Outcome {
    @Override
    public String name() {
      return "rejected";
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
  record Ignored(String reason) implements Outcome {
    @Override
    public String name() {
      return "ignored";
    }
  }
}
