package dev.packshot.lookup;

import dev.packshot.capture.Capture;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The captures whose code is still to be read from their picture. The event of a new picture does
 * that within seconds. If it was lost, or the capture is tried again, another event is sent.
 */
public final class UnreadPictures {
  private static final Duration USUAL_TIME = Duration.ofMinutes(2);
  private static final String MESSAGE = "The image has not been read; try again later.";

  private final UploadAnnouncer announcer;
  private final PhotoBucket bucket;
  private final Clock clock;

  @Inject
  public UnreadPictures(UploadAnnouncer announcer, PhotoBucket bucket, Clock clock) {
    this.announcer = announcer;
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Sends the event of a picture again unless it is new. Returns why the look-up has to wait. */
  LookUpFailedException await(Capture capture) {
    boolean isNew =
        capture.lookUp().attempt() == 0
            && clock.instant().isBefore(capture.createdAt().plus(USUAL_TIME));
    if (isNew) {
      return LookUpFailedException.notAttempted(MESSAGE);
    }
    var key = capture.scan().imageKey().orElseThrow();
    announcer.announce(List.of(new UploadedObject(bucket.name(), key, Optional.empty(), "0")));
    return LookUpFailedException.after(MESSAGE, MESSAGE, USUAL_TIME);
  }
}
