package dev.packshot.upload;

import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.photo.Edits;
import dev.packshot.product.EditKey;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductImage;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import java.io.IOException;
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
    return edits.awaits(key.id())
        ? edit(key, image.get(), edits.edit().orElseThrow())
        : finish(key, image.get());
  }

  private Optional<ProductImage> awaited(EditKey key) {
    return awaited.find(
        key.id().madeAt(),
        () -> images.find(key.address()),
        image -> image.filter(it -> it.edits().includes(key.id())).isPresent());
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

  /** Stores the pictures before the image shows them. */
  private DeriveOutcome show(EditKey key, ProductImage image, Picture picture) {
    var widest = Pictures.widestOf(picture);
    var made = image.pictures().edited(key.id(), picture, widest.format());
    var others = picture.widths().stream().filter(width -> width != widest.width());
    objects.putPictures(made, Stream.concat(Stream.of(widest), others.map(picture::rendition)));
    var shown =
        new Edits.Shown<>(key.id(), picture.width(), picture.height(), picture.quality(), made);
    return images
        .show(image, shown)
        .map(present -> finish(key, present))
        .orElseGet(() -> remove(key));
  }

  /** Marks the pictures that are no longer shown, or never will be, and removes the note. */
  private DeriveOutcome finish(EditKey key, ProductImage image) {
    var edits = image.edits();
    boolean isShown = edits.shows(key.id());
    if (!isShown) {
      objects.markReplaced(image, key.id());
    }
    if (!edits.replaced().isEmpty()) {
      edits.replaced().forEach(id -> objects.markReplaced(image, id));
      images.forgetEdits(image.address(), edits.replaced());
    }
    objects.deleteEdit(key);
    return isShown ? DeriveOutcome.DERIVED : DeriveOutcome.ALREADY_DONE;
  }

  /**
   * Removes what is left of an image that was deleted, unless it is about to be added with its
   * edit.
   */
  private DeriveOutcome remove(EditKey key) {
    var image = key.address();
    if (awaited.mayBeInProgress(image.imageId().madeAt()) && objects.hasOriginal(image)) {
      throw new IllegalStateException("The image is not stored yet: " + key.text());
    }
    objects.delete(image);
    return DeriveOutcome.REMOVED;
  }
}
