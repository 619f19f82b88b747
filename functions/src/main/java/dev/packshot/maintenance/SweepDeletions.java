package dev.packshot.maintenance;

import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/** The job that finishes interrupted deletions of images. */
public final class SweepDeletions {
  /** Longer than any request: a younger deletion may still be in progress. */
  private static final Duration MAX_DELETION_TIME = Duration.ofMinutes(5);

  private final ImageRepository images;
  private final ImageObjects objects;
  private final Clock clock;

  @Inject
  public SweepDeletions(ImageRepository images, ImageObjects objects, Clock clock) {
    this.images = images;
    this.objects = objects;
    this.clock = clock;
  }

  /** Finishes all interrupted deletions and returns their number. Repeated runs are safe. */
  public long run() {
    var finished = new LongAdder();
    images.eachDeletionBefore(
        clock.instant().minus(MAX_DELETION_TIME),
        address -> {
          objects.delete(address);
          images.endDeletion(address);
          finished.increment();
        });
    return finished.sum();
  }
}
