package dev.packshot.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * The look-up of a capture's product.
 *
 * @param attempt the number of retries before this look-up
 * @param message why it has failed
 * @param product the product that was found
 * @param endedAt the time at which it ended; empty while it is open
 */
public record LookUp(
    CaptureStatus status,
    long attempt,
    Optional<String> message,
    Optional<KnownProduct> product,
    Optional<Instant> endedAt) {

  /** Returns a look-up that has not started. */
  public static LookUp pending(long attempt) {
    return new LookUp(
        CaptureStatus.PENDING, attempt, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the look-up with a product; without one if the code has no product's number. */
  public LookUp completed(Optional<KnownProduct> product, Instant at) {
    return new LookUp(CaptureStatus.COMPLETED, attempt, Optional.empty(), product, Optional.of(at));
  }

  /** Returns the look-up of a product that nobody knows. */
  public LookUp notFound(Instant at) {
    return new LookUp(
        CaptureStatus.NOT_FOUND, attempt, Optional.empty(), Optional.empty(), Optional.of(at));
  }

  /** Returns the look-up with the reason for its failure. */
  public LookUp failed(String message, Instant at) {
    return new LookUp(
        CaptureStatus.FAILED, attempt, Optional.of(message), Optional.empty(), Optional.of(at));
  }
}
