package dev.packshot.ledger;

import dev.packshot.id.Ids;
import dev.packshot.id.PhotoId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.session.Session;
import dev.packshot.store.UploadedFiles;
import dev.packshot.work.Background;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/**
 * The ledger of the photos that clients promise to send. Every call can be repeated: a name that is
 * known is answered with what has become of its photo.
 */
public final class Ledger {
  private final LedgerRepository promises;
  private final UploadedFiles files;
  private final Ids ids;
  private final Background background;
  private final Clock clock;

  @Inject
  public Ledger(
      LedgerRepository promises, UploadedFiles files, Ids ids, Background background, Clock clock) {
    this.promises = promises;
    this.files = files;
    this.ids = ids;
    this.background = background;
    this.clock = clock;
  }

  /**
   * Makes and renews promises, and returns an entry for each request, in their order. The names of
   * the requests differ.
   *
   * @param found the promises under these names, which have been read
   */
  public List<LedgerEntry> promise(
      Session session, List<RequestedUpload> requests, LedgerRepository.Found found) {
    var now = clock.instant();
    var arrivals = new Arrivals(files, background);
    var plan = new PromisePlan(session, found, ids, now).of(requests);
    return new PromiseCall(promises, arrivals, background, session, now).answer(plan);
  }

  /** Makes and renews promises of a session whose promises have not been read. */
  public List<LedgerEntry> promise(Session session, List<RequestedUpload> requests) {
    var names = requests.stream().map(RequestedUpload::clientId).toList();
    var sha256s = requests.stream().flatMap(it -> it.sha256().stream()).toList();
    return promise(session, requests, promises.find(session.id(), names, sha256s, Set.of()));
  }

  /**
   * Explains a failed upload; empty if no form was issued for the photo.
   *
   * @param key of a photo that was not promised
   */
  public Optional<Explanation> explain(
      LedgerRepository.Contents found,
      PhotoId photo,
      Optional<PhotoKey> key,
      UploadFailure failure) {
    var now = clock.instant();
    var contents = contents(found);
    var issued =
        key.filter(it -> it.address().photoId().equals(photo) && it.isIssuedBy(found.session()));
    var entry = contents.of(photo).or(() -> issued.map(LedgerEntry::of));
    return entry.map(
        it -> {
          var current = contents.lookedUp(List.of(it)).get(0);
          if (current.standing().next() == NextStep.UPLOAD) {
            contents.promise(photo).ifPresent(promise -> renew(promise, now));
          }
          return explain(current, failure, now);
        });
  }

  private void renew(Promise promise, Instant now) {
    if (promise.isToBeRenewedAt(now)) {
      promises.renew(promise.renewedAt(now));
    }
  }

  private static Explanation explain(LedgerEntry entry, UploadFailure failure, Instant now) {
    var cause =
        entry.standing().next() == NextStep.UPLOAD
            ? failure.cause(entry.offer().map(Offer::issuedAt), now)
            : entry.standing().state() == UploadState.EXPIRED
                ? FailureCause.EXPIRED
                : FailureCause.ARRIVED;
    return new Explanation(entry.explained(cause), cause, failure.clockSkew(now));
  }

  /** Returns a view of all promises and photos of a session. */
  public LedgerContents contents(LedgerRepository.Contents found) {
    var now = clock.instant();
    return new LedgerContents(found, new Arrivals(files, background), now);
  }
}
