package dev.packshot.maintenance;

import dev.packshot.erasure.PhotoErasure;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.photo.PhotoDeletionRepository;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/**
 * The job that ends deletions of photos. It runs for each of them once the photo's last form has
 * expired, so it also removes what was uploaded after the deletion.
 */
public final class SweepPhotos {
  private final PhotoDeletionRepository deletions;
  private final PhotoErasure erasure;
  private final Clock clock;

  @Inject
  public SweepPhotos(PhotoDeletionRepository deletions, PhotoErasure erasure, Clock clock) {
    this.deletions = deletions;
    this.erasure = erasure;
    this.clock = clock;
  }

  /** Ends all deletions that are old enough and returns their number. Repeated runs are safe. */
  public long run() {
    var ended = new LongAdder();
    deletions.eachBefore(
        clock.instant().minus(PhotoDeletion.FORMS),
        deletion -> {
          erasure.finish(deletion);
          deletions.end(deletion);
          ended.increment();
        });
    return ended.sum();
  }
}
