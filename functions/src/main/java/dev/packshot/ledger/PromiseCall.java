package dev.packshot.ledger;

import dev.packshot.id.PhotoId;
import dev.packshot.ledger.LedgerRepository.Photos;
import dev.packshot.ledger.PromisePlan.Step;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.session.Session;
import dev.packshot.session.SessionStatus;
import dev.packshot.store.UploadedFiles.Arrival;
import dev.packshot.work.Background;
import dev.packshot.work.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One call of a client: all writes and reads of the table that do not depend on each other are made
 * at the same time. Only a promise whose facts have changed needs another write.
 */
final class PromiseCall {
  private static final String MEANWHILE =
      "The session has ended in the meantime, or has too many promised photos.";
  private static final String OTHER_FACTS =
      "This client_id names a photo that has arrived, with another type, size or sha256. Send other"
          + " photos under other names.";

  private final LedgerRepository promises;
  private final Arrivals arrivals;
  private final Background background;
  private final Session session;
  private final Instant now;

  PromiseCall(
      LedgerRepository promises,
      Arrivals arrivals,
      Background background,
      Session session,
      Instant now) {
    this.promises = promises;
    this.arrivals = arrivals;
    this.background = background;
    this.session = session;
    this.now = now;
  }

  /** Carries out the steps and returns an entry for each. */
  List<LedgerEntry> answer(List<Step> steps) {
    try (var work = new Batch(background)) {
      var added = startToAdd(steps, work);
      var looks = looks(steps);
      looks.stream()
          .map(Step.Look::promise)
          .filter(this::isToBeRenewed)
          .forEach(promise -> work.start(() -> promises.renew(promise.renewedAt(now))));
      var photos = looks.isEmpty() ? new Photos(Map.of(), Set.of()) : photos(looks);
      var arrived = arrivals.of(withoutVerdict(looks, photos));
      return entries(steps, added, photos, arrived);
    }
  }

  private List<LedgerEntry> entries(
      List<Step> steps,
      Map<Step, Supplier<LedgerEntry>> added,
      Photos photos,
      Map<PhotoAddress, Arrival> arrived) {
    var entries = new ArrayList<LedgerEntry>();
    for (var step : steps) {
      if (step instanceof Step.Refuse refused) {
        entries.add(refused.entry());
      } else if (step instanceof Step.Look look) {
        entries.add(new Known(look, photos, arrived).entry());
      } else {
        entries.add(added.get(step).get());
      }
    }
    return entries;
  }

  /** Starts to store and to count the new promises. */
  private Map<Step, Supplier<LedgerEntry>> startToAdd(List<Step> steps, Batch work) {
    var adds = steps.stream().filter(Step.Add.class::isInstance).map(Step.Add.class::cast).toList();
    if (adds.isEmpty()) {
      return Map.of();
    }
    var counted = work.supply(() -> promises.count(session.id(), adds.size(), now));
    var added = new LinkedHashMap<Step, Supplier<LedgerEntry>>();
    for (var add : adds) {
      var stored = work.supply(() -> add(add));
      added.put(
          add,
          () -> {
            var entry = stored.get();
            return counted.get() ? entry : LedgerEntry.conflict(add.request(), MEANWHILE);
          });
    }
    return added;
  }

  private LedgerEntry add(Step.Add add) {
    var duplicate =
        add.sameBytes()
            .map(add.promise()::asDuplicateOf)
            .flatMap(it -> promises.addDuplicate(it, Optional.empty(), now));
    var stored = duplicate.orElseGet(() -> promises.add(add.promise()));
    return LedgerEntry.of(
        stored, stored.duplicateOf().map(Standing::duplicateOf).orElse(Standing.PROMISED));
  }

  private static List<Step.Look> looks(List<Step> steps) {
    return steps.stream().filter(Step.Look.class::isInstance).map(Step.Look.class::cast).toList();
  }

  private boolean isToBeRenewed(Promise promise) {
    return promise.isToBeRenewedAt(now) && isRenewable(promise);
  }

  private boolean isRenewable(Promise promise) {
    return !promise.isOverAt(now) || session.statusAt(now) == SessionStatus.ACTIVE;
  }

  private Photos photos(List<Step.Look> looks) {
    var wanted = new HashSet<PhotoId>();
    for (var look : looks) {
      wanted.add(look.promise().address().photoId());
      look.promise().duplicateOf().ifPresent(wanted::add);
    }
    return promises.photos(session.id(), wanted);
  }

  /** Returns the addresses of photos whose files may have arrived without a verdict. */
  private static Set<PhotoAddress> withoutVerdict(List<Step.Look> looks, Photos photos) {
    var addresses = new HashSet<PhotoAddress>();
    for (var look : looks) {
      var address = look.promise().address();
      var photo = photos.find(address.photoId());
      if (photo.filter(it -> it.object().isPresent() && !it.isFileMissing()).isEmpty()) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** A photo under a name that is known. */
  private final class Known {
    private final Step.Look look;
    private final Photos photos;
    private final Map<PhotoAddress, Arrival> arrived;

    Known(Step.Look look, Photos photos, Map<PhotoAddress, Arrival> arrived) {
      this.look = look;
      this.photos = photos;
      this.arrived = arrived;
    }

    LedgerEntry entry() {
      var promise = look.promise();
      if (photos.deleted().contains(promise.address().photoId())) {
        return LedgerEntry.of(promise, Standing.DELETED);
      }
      var wanted = look.request().over(promise.facts());
      boolean isOther = !wanted.describesTheSameAs(promise.facts());
      var there = isOther ? standingOfFile(promise) : standing(promise);
      if (there.isPresent()) {
        var entry = LedgerEntry.of(promise, there.get());
        return isOther ? entry.inConflict(OTHER_FACTS) : entry;
      }
      if (!isRenewable(promise)) {
        return LedgerEntry.of(promise, Standing.EXPIRED);
      }
      return look.sameBytes()
          .flatMap(this::duplicate)
          .orElseGet(() -> wanted.equals(promise.facts()) ? wanted(promise) : changed(wanted));
    }

    private Optional<Standing> standing(Promise promise) {
      return standingOfFile(promise)
          .or(
              () ->
                  promise.duplicateOf().filter(this::hasPromisedBytes).map(Standing::duplicateOf));
    }

    private Optional<Standing> standingOfFile(Promise promise) {
      var arrival = Optional.ofNullable(arrived.get(promise.address()));
      return photos
          .find(promise.address().photoId())
          .flatMap(photo -> Standing.ofJudged(photo, promise.facts().sha256()))
          .map(standing -> standing.after(arrival, now))
          .or(() -> arrival.map(found -> Standing.of(found, now)));
    }

    private boolean hasPromisedBytes(PhotoId original) {
      return photos
          .find(original)
          .filter(
              photo -> photo.hasFile() && photo.sha256().equals(look.promise().facts().sha256()))
          .isPresent();
    }

    private LedgerEntry wanted(Promise promise) {
      return LedgerEntry.of(promise, Standing.PROMISED);
    }

    private LedgerEntry changed(PromisedFacts facts) {
      var before = stored();
      var after = before.with(facts, now);
      return promises.replace(before, after)
          ? wanted(after)
          : LedgerEntry.of(before, Standing.CHANGING);
    }

    /** Returns the promise as this call has left it. */
    private Promise stored() {
      return isToBeRenewed(look.promise()) ? look.promise().renewedAt(now) : look.promise();
    }

    /** Makes the promise of a file that another photo has, if it still has it. */
    private Optional<LedgerEntry> duplicate(PhotoId original) {
      var before = stored();
      if (original.equals(before.address().photoId())) {
        return Optional.empty();
      }
      var after = before.with(look.request().over(before.facts()), now).asDuplicateOf(original);
      return promises
          .addDuplicate(after, Optional.of(before), now)
          .filter(stored -> stored.duplicateOf().isPresent())
          .map(stored -> LedgerEntry.of(stored, Standing.duplicateOf(original)));
    }
  }
}
