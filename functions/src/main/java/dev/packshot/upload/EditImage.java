package dev.packshot.upload;

import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.product.EditKey;
import dev.packshot.product.ImageEdits;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductImage;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * The handling of an event that asks for the pictures of an edit. They are made of the original and
 * shown if the edit is still the last one. Repeating it is safe, in any order.
 */
final class EditImage {
  private final ObjectStore store;
  private final ImageJudge judge;
  private final ImageObjects objects;
  private final ImageRepository images;
  private final AwaitedItems awaited;

  @Inject
  EditImage(
      ObjectStore store,
      ImageJudge judge,
      ImageObjects objects,
      ImageRepository images,
      AwaitedItems awaited) {
    this.store = store;
    this.judge = judge;
    this.objects = objects;
    this.images = images;
    this.awaited = awaited;
  }

  /** Handles an event about an edit. */
  DeriveOutcome edit(EditKey key) throws IOException {
    var image = awaited(key);
    if (image.isEmpty()) {
      return remove(key);
    }
    var edits = image.get().edits();
    if (!edits.includes(key.id()) && awaited.mayBeInProgress(key.id().madeAt())) {
      throw new IllegalStateException("The edit is not stored yet: " + key.text());
    }
    return edits.isPending() && edits.id().equals(Optional.of(key.id()))
        ? edit(key, image.get(), edits.edit().orElseThrow())
        : forget(key);
  }

  private Optional<ProductImage> awaited(EditKey key) {
    return awaited.find(
        key.id().madeAt(),
        () -> images.find(key.address()),
        image -> image.filter(it -> !it.edits().includes(key.id())).isEmpty());
  }

  private DeriveOutcome edit(EditKey key, ProductImage image, PictureEdit edit) throws IOException {
    var original = image.originalKey();
    var file = store.open(ObjectVersion.current(original.text()));
    if (file.isEmpty()) {
      return images.find(key.address()).isEmpty() ? remove(key) : DeriveOutcome.ORIGINAL_GONE;
    }
    try (var stored = file.get()) {
      var picture =
          judge
              .judge(stored.bytes(), Set.of(original.format()))
              .picture()
              .orElseThrow(
                  () -> new IllegalStateException("The original cannot be decoded: " + original))
              .edited(edit);
      return show(key, image, picture);
    }
  }

  /** Stores the pictures before the image shows them, and deletes those that it does not. */
  private DeriveOutcome show(EditKey key, ProductImage image, Picture picture) {
    var widest = Pictures.widestOf(picture);
    var made = image.pictures().edited(key.id(), picture, widest.format());
    var others = picture.widths().stream().filter(width -> width != widest.width());
    objects.putPictures(made, Stream.concat(Stream.of(widest), others.map(picture::rendition)));
    var shown =
        new ImageEdits.Shown(key.id(), picture.width(), picture.height(), picture.quality(), made);
    if (images.show(key.address(), shown)) {
      image.edits().shown().ifPresent(before -> objects.delete(before.pictures().keys()));
      objects.delete(List.of(key.text()));
      return DeriveOutcome.DERIVED;
    }
    return images
        .find(key.address())
        .map(present -> discard(key, present, made))
        .orElseGet(() -> remove(key));
  }

  /** Deletes pictures that the image does not show, since another event has made them, or later. */
  private DeriveOutcome discard(EditKey key, ProductImage present, Pictures made) {
    if (!present.edits().shown().map(ImageEdits.Shown::id).equals(Optional.of(key.id()))) {
      objects.delete(made.keys());
    }
    return forget(key);
  }

  private DeriveOutcome forget(EditKey key) {
    objects.delete(List.of(key.text()));
    return DeriveOutcome.ALREADY_DONE;
  }

  private DeriveOutcome remove(EditKey key) {
    objects.delete(key.address());
    return DeriveOutcome.REMOVED;
  }
}
