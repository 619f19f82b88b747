package dev.packshot.imaging;

import java.util.Objects;

/** The verdict on a file. */
public sealed interface Verdict {
  /** A file that contains a complete picture. */
  record Valid(ImageFacts facts) implements Verdict {
    public Valid {
      Objects.requireNonNull(facts, "facts");
    }
  }

  /** A file that is not accepted, with the reason as a sentence for the person who sent it. */
  record Invalid(String reason) implements Verdict {
    public Invalid {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
