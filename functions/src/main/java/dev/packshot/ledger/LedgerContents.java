package dev.packshot.ledger;

import dev.packshot.id.PhotoId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.session.SessionStatus;
import dev.packshot.store.UploadedFiles.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All promises and photos of a session, in the order in which their first forms were issued. */
public final class LedgerContents {
  private static final Set<UploadState> UNKNOWN_TO_THE_TABLE =
      Set.of(UploadState.PROMISED, UploadState.ARRIVED);

  private final LedgerRepository.Contents contents;
  private final Arrivals arrivals;
  private final Instant now;
  private final Map<PhotoId, Photo> photos = new HashMap<>();

  LedgerContents(LedgerRepository.Contents contents, Arrivals arrivals, Instant now) {
    this.contents = contents;
    this.arrivals = arrivals;
    this.now = now;
    contents.photos().forEach(photo -> photos.put(photo.address().photoId(), photo));
  }

  /** Returns all entries; whether the file of a promised photo has arrived is not looked up. */
  public List<LedgerEntry> all() {
    var entries = new ArrayList<LedgerEntry>();
    contents.promises().forEach(promise -> entries.add(entry(promise)));
    var promised = new HashSet<PhotoId>();
    contents.promises().forEach(promise -> promised.add(promise.address().photoId()));
    contents.photos().stream()
        .filter(photo -> !promised.contains(photo.address().photoId()))
        .forEach(photo -> entries.add(entry(photo)));
    contents.deleted().stream()
        .filter(photo -> !promised.contains(photo.photoId()))
        .forEach(photo -> entries.add(LedgerEntry.ofDeleted(photo)));
    entries.sort(Comparator.comparing(entry -> entry.address().orElseThrow().photoId().toString()));
    return entries;
  }

  /** Returns the entries with this state. */
  public List<LedgerEntry> in(UploadState state) {
    var all = UNKNOWN_TO_THE_TABLE.contains(state) ? lookedUp(all()) : all();
    return all.stream().filter(entry -> entry.standing().state() == state).toList();
  }

  /** Returns the same entries; photos whose files have arrived are told from those promised. */
  public List<LedgerEntry> lookedUp(List<LedgerEntry> entries) {
    var arrived =
        arrivals.of(
            entries.stream()
                .filter(entry -> entry.standing().awaitsFile())
                .map(entry -> entry.address().orElseThrow())
                .collect(Collectors.toSet()));
    return entries.stream().map(entry -> withArrival(entry, arrived)).toList();
  }

  private LedgerEntry withArrival(LedgerEntry entry, Map<PhotoAddress, Arrival> arrived) {
    return entry.with(entry.standing().after(entry.address().map(arrived::get), now));
  }

  private LedgerEntry entry(Promise promise) {
    if (contents.isDeleted(promise.address().photoId())) {
      return LedgerEntry.of(promise, Standing.DELETED);
    }
    var photo = Optional.ofNullable(photos.get(promise.address().photoId()));
    return LedgerEntry.of(
        promise,
        photo
            .flatMap(it -> Standing.ofJudged(it, promise.facts().sha256()))
            .or(() -> duplicate(promise))
            .orElseGet(() -> isOver(promise) ? Standing.EXPIRED : Standing.PROMISED));
  }

  /**
   * Returns the entry of a photo, without a look for its file; empty if it was not promised and has
   * not arrived.
   */
  Optional<LedgerEntry> of(PhotoId photo) {
    return promise(photo)
        .map(this::entry)
        .or(() -> Optional.ofNullable(photos.get(photo)).map(LedgerContents::entry))
        .or(() -> deleted(photo).map(LedgerEntry::ofDeleted));
  }

  private Optional<PhotoAddress> deleted(PhotoId photo) {
    return contents.deleted().stream().filter(it -> it.photoId().equals(photo)).findFirst();
  }

  Optional<Promise> promise(PhotoId photo) {
    return contents.promises().stream()
        .filter(promise -> promise.address().photoId().equals(photo))
        .findFirst();
  }

  private static LedgerEntry entry(Photo photo) {
    return LedgerEntry.of(
        photo, Standing.ofJudged(photo, Optional.empty()).orElse(Standing.PROMISED));
  }

  private Optional<Standing> duplicate(Promise promise) {
    return promise
        .duplicateOf()
        .filter(
            original ->
                Optional.ofNullable(photos.get(original))
                    .filter(it -> it.hasFile() && it.sha256().equals(promise.facts().sha256()))
                    .isPresent())
        .map(Standing::duplicateOf);
  }

  private boolean isOver(Promise promise) {
    return promise.isOverAt(now) && contents.session().statusAt(now) != SessionStatus.ACTIVE;
  }
}
