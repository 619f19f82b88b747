package dev.packshot.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * The look-up of a capture's product.
 *
 * @param attempt the number of retries before this look-up
 * @param tries how often this look-up could not be ended
 * @param message why it has failed
 * @param product the product that was found
 * @param endedAt the time at which it ended; empty while it is open
 */
public record LookUp(
    CaptureStatus status,
    long attempt,
    long tries,
    Optional<String> message,
    Optional<KnownProduct> product,
    Optional<Instant> endedAt) {

  /** Returns a look-up that has not started. */
  public static LookUp pending(long attempt) {
    return new LookUp(
        CaptureStatus.PENDING, attempt, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the look-up with a product; without one if the code has no product's number. */
  public LookUp completed(Optional<KnownProduct> product, Instant at) {
    return ended(CaptureStatus.COMPLETED, Optional.empty(), product, at);
  }

  /** Returns the look-up of a product that nobody knows. */
  public LookUp notFound(Instant at) {
    return ended(CaptureStatus.NOT_FOUND, Optional.empty(), Optional.empty(), at);
  }

  /** Returns the look-up with the reason for its failure. */
  public LookUp failed(String message, Instant at) {
    return ended(CaptureStatus.FAILED, Optional.of(message), Optional.empty(), at);
  }

  private LookUp ended(
      CaptureStatus end, Optional<String> reason, Optional<KnownProduct> found, Instant at) {
    return new LookUp(end, attempt, tries, reason, found, Optional.of(at));
  }
}
