package dev.packshot.id;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Clock;
import java.util.UUID;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * The source of new ids: UUIDv7 (RFC 9562), so that ids sort by the time they were made, in
 * milliseconds, and within one millisecond of one source by their order.
 */
@Singleton
public final class Ids {
  private final TimeOrderedEpochFactory factory;

  @Inject
  public Ids(Clock clock) {
    factory = TimeOrderedEpochFactory.builder().withClock(clock).withSafeRandom().build();
  }

  public UUID next() {
    return factory.create();
  }
}
