package dev.packshot.maintenance;

import dev.packshot.photo.FilingRepository;
import dev.packshot.photo.PhotoKey;
import dev.packshot.store.ListedObject;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The files that are back in the bucket after somebody had removed them. The event of such a file
 * may have found nothing, or been lost while no list of the bucket had the file.
 */
public final class ReturnedFiles {
  private final FilingRepository filings;
  private final ObjectStore objects;
  private final PhotoBucket bucket;
  private final UploadAnnouncer announcer;

  @Inject
  public ReturnedFiles(
      FilingRepository filings,
      ObjectStore objects,
      PhotoBucket bucket,
      UploadAnnouncer announcer) {
    this.filings = filings;
    this.objects = objects;
    this.bucket = bucket;
    this.announcer = announcer;
  }

  /**
   * Sends the event of the current file again if the last verdict is on another one, or on none.
   */
  void announce(PhotoKey key) {
    event(key).ifPresent(event -> announcer.announce(List.of(event)));
  }

  private Optional<UploadedObject> event(PhotoKey key) {
    var filing = filings.findAll(List.of(key)).get(key);
    return objects
        .current(key.text())
        .filter(current -> filing.hasSession() && !filing.accountsFor(listed(current)))
        .map(current -> filing.nextEvent(bucket.name(), current));
  }

  /** The time does not matter: a verdict on these bytes is enough, however old they are. */
  private static ListedObject listed(ObjectVersion current) {
    return new ListedObject(current.key(), current.eTag().orElse(""), Instant.EPOCH);
  }
}
