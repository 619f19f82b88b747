package dev.packshot.upload;

import dev.packshot.erasure.PhotoErasure;
import dev.packshot.id.EditId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Picture;
import dev.packshot.photo.Edits;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.Renditions;
import dev.packshot.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The handling of an event about an edit of a photo. The pictures are made of the file that the
 * photo shows, and shown if the edit is still the last one. Repeating it is safe, in any order.
 */
public final class EditPhoto {
  private final ObjectStore store;
  private final ImageJudge judge;
  private final RenditionStore renditions;
  private final PhotoRepository photos;
  private final PhotoErasure erasure;
  private final AwaitedItems awaited;

  @Inject
  public EditPhoto(
      ObjectStore store,
      ImageJudge judge,
      RenditionStore renditions,
      PhotoRepository photos,
      PhotoErasure erasure,
      AwaitedItems awaited) {
    this.store = store;
    this.judge = judge;
    this.renditions = renditions;
    this.photos = photos;
    this.erasure = erasure;
    this.awaited = awaited;
  }

  /** Handles an event about an edit. */
  IngestOutcome edit(PhotoEditKey key) throws IOException {
    var photo = awaited(key);
    if (photo.isEmpty()) {
      return withoutPhoto(key);
    }
    var edits = photo.get().edits();
    if (!edits.includes(key.id()) && awaited.mayBeInProgress(key.id().madeAt())) {
      throw new IllegalStateException("The edit is not stored yet: " + key.text());
    }
    return edits.awaits(key.id()) ? make(key, photo.get()) : finish(key, photo.get());
  }

  private Optional<Photo> awaited(PhotoEditKey key) {
    return awaited.find(
        key.id().madeAt(),
        () -> find(key.photo()),
        photo -> photo.filter(it -> !it.edits().includes(key.id())).isEmpty());
  }

  private Optional<Photo> find(PhotoAddress photo) {
    return photos.find(photo.sessionId(), photo.photoId());
  }

  private IngestOutcome make(PhotoEditKey key, Photo photo) throws IOException {
    var file = store.open(photo.judgedVersion());
    if (file.isEmpty()) {
      return withoutFile(key, photo);
    }
    try (var stored = file.get()) {
      var picture =
          judge
              .judge(stored.bytes(), ImageFormat.PHOTOS)
              .picture()
              .orElseThrow(() -> new IllegalStateException("cannot be decoded: " + key.text()))
              .edited(photo.edits().edit().orElseThrow());
      return show(key, photo, picture);
    }
  }

  /** Stores the pictures before the photo shows them. */
  private IngestOutcome show(PhotoEditKey key, Photo photo, Picture picture) {
    var made =
        renditions.make(
            key.photo(), Renditions.name(key.id()), picture.widths(), picture::rendition);
    var pictures =
        made.renditions()
            .orElseThrow(() -> new IllegalStateException(made.failure().orElseThrow()));
    var shown =
        new Edits.Shown<>(key.id(), picture.width(), picture.height(), picture.quality(), pictures);
    return photos
        .show(key.photo(), shown, photo.sha256().orElseThrow())
        .map(present -> finish(key, present))
        .orElseGet(() -> withoutPhoto(key));
  }

  /** Marks the pictures that are no longer shown, or never will be, and removes the note. */
  private IngestOutcome finish(PhotoEditKey key, Photo photo) {
    boolean isShown = photo.edits().shows(key.id());
    if (!isShown) {
      mark(key.photo(), key.id());
    }
    clean(photo);
    store.delete(List.of(key.text()));
    return isShown ? IngestOutcome.accepted(Optional.empty()) : IngestOutcome.alreadyDone();
  }

  /** Ends the edits of a file that a photo no longer shows. */
  void end(PhotoAddress photo) {
    photos.endEdits(photo).ifPresent(this::clean);
  }

  private void clean(Photo photo) {
    var replaced = photo.edits().replaced();
    if (!replaced.isEmpty()) {
      replaced.forEach(id -> mark(photo.address(), id));
      photos.forgetEdits(photo.address(), replaced);
    }
  }

  private void mark(PhotoAddress photo, EditId id) {
    store.markReplaced(Renditions.prefix(photo) + Renditions.name(id));
  }

  /** Handles an event whose photo shows a file that is gone, unless it shows another by now. */
  private IngestOutcome withoutFile(PhotoEditKey key, Photo photo) {
    if (!find(key.photo()).flatMap(Photo::object).equals(photo.object())) {
      throw new IllegalStateException("The file was replaced meanwhile: " + key.text());
    }
    store.delete(List.of(key.text()));
    return IngestOutcome.ignored("the photo's file no longer exists");
  }

  private IngestOutcome withoutPhoto(PhotoEditKey key) {
    if (photos.isDeleted(key.photo().sessionId(), key.photo().photoId())) {
      erasure.finishEvent(key.photo(), Optional.empty());
      return IngestOutcome.deleted();
    }
    if (erasure.finishEventOfDeletedSession(key.photo())) {
      return IngestOutcome.deletedWithSession();
    }
    store.delete(List.of(key.text()));
    return IngestOutcome.ignored("the photo does not exist");
  }
}
