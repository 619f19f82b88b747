package dev.packshot.maintenance;

import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/** Finishes the deletions of images that stopped half-way. */
public final class SweepDeletions {
  /** A younger one may be under way. */
  private static final Duration LASTS = Duration.ofMinutes(5);

  private final ImageRepository images;
  private final ImageObjects objects;
  private final Clock clock;

  @Inject
  public SweepDeletions(ImageRepository images, ImageObjects objects, Clock clock) {
    this.images = images;
    this.objects = objects;
    this.clock = clock;
  }

  /** Goes through all of them and answers how many it finished; safe to repeat. */
  public long run() {
    var finished = new LongAdder();
    images.eachDeletionBefore(
        clock.instant().minus(LASTS),
        address -> {
          objects.delete(address);
          images.endDeletion(address);
          finished.increment();
        });
    return finished.sum();
  }
}
