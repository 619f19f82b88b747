package dev.packshot.ledger;

import dev.packshot.json.JsonWriter;
import java.util.Optional;

/**
 * The explanation of a failed upload.
 *
 * @param entry what has become of the photo, and what its client can do
 * @param clockSkew the seconds by which the client's clock is ahead, if it sent its time
 */
public record Explanation(LedgerEntry entry, FailureCause cause, Optional<Long> clockSkew) {
  /** Writes the fields that the API shows besides those of the entry. */
  public static void write(JsonWriter json, Explanation explanation) {
    json.field("cause", explanation.cause.value())
        .field("clock_skew_seconds", explanation.clockSkew);
  }
}
