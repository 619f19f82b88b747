package dev.packshot.maintenance;

import dev.packshot.maintenance.ReconcileReport.Finding;
import dev.packshot.maintenance.ReconcileReport.Kind;
import dev.packshot.photo.Filing;
import dev.packshot.photo.FilingRepository;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.store.ListedObject;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The job that compares the photos in the bucket with the table. An object that has had no verdict
 * for 15 minutes gets an event again. An object of a session that does not exist is reported,
 * except for one that was deleted: its objects are about to be erased. The note of an edit gets its
 * event again as well. A photo whose file somebody has removed is reported as long as the file may
 * be brought back.
 */
public final class ReconcilePhotos {
  /** The time for which a photo may be uploaded after its id was made, and a day. */
  private static final Duration LONGEST_PROMISE = Duration.ofDays(8);

  private final ObjectStore objects;
  private final PhotoBucket bucket;
  private final FilingRepository filings;
  private final UploadAnnouncer announcer;
  private final ReconcileRepository progress;
  private final MissingFiles missing;
  private final Clock clock;

  @Inject
  public ReconcilePhotos(
      ObjectStore objects,
      PhotoBucket bucket,
      FilingRepository filings,
      UploadAnnouncer announcer,
      ReconcileRepository progress,
      MissingFiles missing,
      Clock clock) {
    this.objects = objects;
    this.bucket = bucket;
    this.filings = filings;
    this.announcer = announcer;
    this.progress = progress;
    this.missing = missing;
    this.clock = clock;
  }

  /**
   * Goes on where the last run stopped, or checks what is new since then. Repeated and concurrent
   * runs are safe: an event that is sent twice has no further effect.
   */
  public ReconcileReport run(RunLimits limits) {
    var now = clock.instant();
    var before = progress.find();
    var report = run(before.map(it -> it.next(now)).orElse(ReconcileProgress.first(now)), limits);
    if (report.isDone() || report.progress().after().isPresent()) {
      progress.save(before, report.progress());
    }
    return report.isDone() ? report.with(missing.check()) : report;
  }

  /** Checks some objects without a change of what the next hourly run checks. */
  public ReconcileReport run(ReconcileProgress start, RunLimits limits) {
    var report = new ReconcileReport(start);
    return start.isEmpty() ? report : check(report, limits);
  }

  private ReconcileReport check(ReconcileReport start, RunLimits limits) {
    var startedAt = clock.instant();
    var report = start;
    var lastMonth = start.progress().until().plus(ReconcileProgress.USUAL_TIME);
    for (var prefix :
        PhotoKey.prefixes(start.progress().from().minus(LONGEST_PROMISE), lastMonth)) {
      var after = report.progress().after();
      if (after.filter(key -> key.compareTo(prefix) > 0 && !key.startsWith(prefix)).isPresent()) {
        continue;
      }
      for (boolean isLast = false; !isLast; ) {
        if (limits.areReached(report, Duration.between(startedAt, clock.instant()))) {
          return report;
        }
        after = report.progress().after().filter(key -> key.startsWith(prefix));
        var page = objects.list(prefix, after);
        report = report.with(page, check(page.objects(), report.progress()));
        isLast = page.isLast();
      }
    }
    return report.done();
  }

  private List<Finding> check(List<ListedObject> listed, ReconcileProgress progress) {
    var photos = new LinkedHashMap<PhotoKey, ListedObject>();
    var findings = new ArrayList<Finding>();
    var events = new ArrayList<UploadedObject>();
    for (var object : listed) {
      if (progress.covers(object.storedAt())) {
        PhotoKey.parse(object.key()).ifPresent(key -> photos.put(key, object));
        if (PhotoEditKey.parse(object.key()).isPresent()) {
          findings.add(new Finding(Kind.EDIT, object.key()));
          events.add(event(object));
        }
      }
    }
    filings
        .findAll(photos.keySet())
        .forEach(
            (key, filing) -> {
              if (!filing.accountsFor(photos.get(key))) {
                findings.add(new Finding(Kind.of(filing), key.text()));
                event(photos.get(key), filing).ifPresent(events::add);
              }
            });
    announcer.announce(events);
    return findings;
  }

  /** Returns the event of a note, which is put once and removed when its edit is done. */
  private UploadedObject event(ListedObject note) {
    return new UploadedObject(bucket.name(), note.key(), Optional.empty(), Filing.FIRST);
  }

  /** Returns the event of an object that is still the current one. */
  private Optional<UploadedObject> event(ListedObject object, Filing filing) {
    return Optional.of(object.key())
        .filter(key -> filing.hasSession())
        .flatMap(objects::current)
        .filter(current -> current.eTag().equals(Optional.of(object.eTag())))
        .map(current -> filing.nextEvent(bucket.name(), current));
  }
}
