package dev.packshot.simulation.promise;

import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.function.LongSupplier;

/**
 * The values that an attribute can have after several writes. A value is overwritten if another
 * write was sent after the end of its own, and was answered. A write without an answer ends when
 * its function does.
 */
final class PossibleValues {
  /** A request's way, and the longest time that a function may run. */
  private static final long LONGEST_MILLIS = 60_000;

  private final LongSupplier clock;
  private final IdentityHashMap<ApiRequest, Write> writes = new IdentityHashMap<>();
  private long lastAnswered = Long.MIN_VALUE;

  /**
   * Creates an attribute that nobody has written.
   *
   * @param clock milliseconds since 1970
   */
  PossibleValues(LongSupplier clock) {
    this.clock = clock;
  }

  private record Write(String value, long sentAt, long endsAt) {}

  /** Adds a value whose write was sent. */
  void sent(ApiRequest request, String value) {
    long now = clock.getAsLong();
    writes.put(request, new Write(value, now, now + LONGEST_MILLIS));
  }

  /** Ends the write of a request that was answered. */
  void answered(ApiRequest request) {
    var write = writes.get(request);
    writes.put(request, new Write(write.value(), write.sentAt(), clock.getAsLong()));
    lastAnswered = Math.max(lastAnswered, write.sentAt());
  }

  /** Returns whether the attribute was ever written with an answer. */
  boolean isAnswered() {
    return lastAnswered != Long.MIN_VALUE;
  }

  boolean contains(String value) {
    return writes.values().stream()
        .anyMatch(write -> write.endsAt() >= lastAnswered && write.value().equals(value));
  }

  @Override
  public String toString() {
    return writes.values().stream()
        .filter(write -> write.endsAt() >= lastAnswered)
        .toList()
        .toString();
  }
}
