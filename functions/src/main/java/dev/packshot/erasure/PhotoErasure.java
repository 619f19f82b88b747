package dev.packshot.erasure;

import dev.packshot.id.PhotoId;
import dev.packshot.ledger.ClientIdHeader;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.LedgerRepository.Contents;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.photo.PhotoDeletionRepository;
import dev.packshot.photo.Renditions;
import dev.packshot.session.SessionDeletionRepository;
import dev.packshot.store.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The removal of a deleted photo's objects and of the items that refer to it. Bytes that a promise
 * still relies on are handed over to the promised photo before. Repeating it is safe, and so is a
 * stop at any point.
 */
public final class PhotoErasure {
  private final ObjectStore objects;
  private final PhotoDeletionRepository deletions;
  private final SessionDeletionRepository sessionDeletions;
  private final LedgerRepository ledger;

  @Inject
  public PhotoErasure(
      ObjectStore objects,
      PhotoDeletionRepository deletions,
      SessionDeletionRepository sessionDeletions,
      LedgerRepository ledger) {
    this.objects = objects;
    this.deletions = deletions;
    this.sessionDeletions = sessionDeletions;
    this.ledger = ledger;
  }

  /** Removes what is left of a deleted photo. */
  public void finish(PhotoDeletion deletion) {
    var file = deletion.file().or(() -> handedOver(deletion.photo()));
    var heir = file.flatMap(it -> handOver(deletion.photo(), it));
    deletions.forget(deletion.photo(), file.map(PhotoDeletion.File::sha256), heir);
    erase(deletion.photo());
  }

  /**
   * Returns the file of a photo that was not ready when it was deleted, if promises rely on it: it
   * had been handed over to the photo, and its event had not been handled.
   */
  private Optional<PhotoDeletion.File> handedOver(PhotoAddress photo) {
    return ledger.findAll(photo.sessionId()).get().stream()
        .flatMap(contents -> heirs(contents, photo.photoId()).stream())
        .findFirst()
        .map(Promise::facts)
        .flatMap(
            facts ->
                objects
                    .current(photo.s3Key())
                    .map(
                        object ->
                            new PhotoDeletion.File(
                                object, facts.contentType(), facts.sha256().orElseThrow())));
  }

  /**
   * Removes what a late event of a deleted photo has written, or an earlier delivery of it. The
   * object is left to a deletion that is not finished, since it may have to be handed over.
   *
   * @param sha256 of the event's object; empty if that is gone
   */
  public void finishEvent(PhotoAddress photo, Optional<String> sha256) {
    deletions.forget(photo, sha256, Optional.empty());
    if (deletions.find(photo.photoId()).isEmpty()) {
      objects.eraseUnder(photo.s3Key());
    }
    erasePictures(photo);
  }

  /**
   * Removes what a late event of a photo has found or written whose session was deleted. Returns
   * {@code false} without a change if there is no record of that deletion.
   */
  public boolean finishEventOfDeletedSession(PhotoAddress photo) {
    if (sessionDeletions.find(photo.sessionId()).isEmpty()) {
      return false;
    }
    deletions.forget(photo, Optional.empty(), Optional.empty());
    erase(photo);
    return true;
  }

  private void erase(PhotoAddress photo) {
    objects.eraseUnder(photo.s3Key());
    erasePictures(photo);
  }

  private void erasePictures(PhotoAddress photo) {
    objects.eraseUnder(Renditions.prefix(photo));
  }

  /** Returns the photo that has the file from now on, if there is one. */
  private Optional<PhotoId> handOver(PhotoAddress photo, PhotoDeletion.File file) {
    var contents = ledger.findAll(photo.sessionId()).get();
    var heirs = contents.map(it -> heirs(it, photo.photoId())).orElse(List.of());
    if (heirs.isEmpty()) {
      return contents.flatMap(it -> withSameBytes(it, photo.photoId(), file.sha256()));
    }
    var first = heirs.get(0);
    var id = first.address().photoId();
    if (!hasFile(contents.orElseThrow(), id)) {
      objects.upload(
          file.object(),
          first.key().text(),
          file.contentType(),
          Map.of(ClientIdHeader.NAME, ClientIdHeader.encode(first.clientId())));
    }
    heirs.stream().skip(1).forEach(other -> ledger.passOn(other, photo.photoId(), Optional.of(id)));
    ledger.passOn(first, photo.photoId(), Optional.empty()); // last, so that a repetition finds it
    return Optional.of(id);
  }

  private static List<Promise> heirs(Contents contents, PhotoId photo) {
    return contents.promises().stream()
        .filter(promise -> promise.duplicateOf().equals(Optional.of(photo)))
        .filter(promise -> !contents.isDeleted(promise.address().photoId()))
        .sorted(Comparator.comparing(promise -> promise.address().photoId().toString()))
        .toList();
  }

  private static boolean hasFile(Contents contents, PhotoId photo) {
    return contents.photos().stream()
        .anyMatch(it -> it.address().photoId().equals(photo) && it.hasFile());
  }

  private static Optional<PhotoId> withSameBytes(
      Contents contents, PhotoId deleted, String sha256) {
    return contents.photos().stream()
        .filter(it -> !it.address().photoId().equals(deleted))
        .filter(it -> it.hasFile() && it.sha256().equals(Optional.of(sha256)))
        .min(Photo.ORDER)
        .map(it -> it.address().photoId());
  }
}
