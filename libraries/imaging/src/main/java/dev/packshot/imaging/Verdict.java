package dev.packshot.imaging;

import java.util.Objects;

/** What the judge says of a file. */
public sealed interface Verdict {
  /** The whole picture is there. */
  record Valid(ImageFacts facts) implements Verdict {
    public Valid {
      Objects.requireNonNull(facts, "facts");
    }
  }

  /** It is no picture that can be kept; the reason is a sentence for the person who sent it. */
  record Invalid(String reason) implements Verdict {
    public Invalid {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
