package dev.packshot.product;

import dev.packshot.id.EditId;
import dev.packshot.imaging.Rendition;
import dev.packshot.store.NewObject;
import dev.packshot.store.NewObject.Caching;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import dev.packshot.work.Background;
import dev.packshot.work.Batch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;

/** The objects of product images in S3: the private originals and the public pictures. */
public final class ImageObjects {
  private final ObjectStore store;
  private final Background background;

  @Inject
  public ImageObjects(ObjectStore store, Background background) {
    this.store = store;
    this.background = background;
  }

  /** Stores the original of an image. S3 sends an event about it. */
  public void putOriginal(OriginalKey key, byte[] bytes) {
    store.put(new NewObject(key.text(), key.format().contentType(), Caching.PRIVATE, bytes));
  }

  /** Stores one of the public pictures of an image. */
  public void putPicture(Pictures pictures, Rendition picture) {
    store.put(pictures.objects().object(picture));
  }

  /** Stores public pictures of an image. Each is stored while the next one is made. */
  public void putPictures(Pictures pictures, Stream<Rendition> made) {
    try (var puts = new Batch(background)) {
      made.forEachOrdered(picture -> puts.start(() -> putPicture(pictures, picture)));
    }
  }

  /** Returns whether the original of an image exists. */
  public boolean hasOriginal(ImageAddress address) {
    var originals = address.privatePrefix() + OriginalKey.NAME;
    return !store.list(originals, Optional.empty()).objects().isEmpty();
  }

  /** Deletes the note that asks for the pictures of an edit. */
  public void deleteEdit(EditKey key) {
    store.delete(List.of(key.text()));
  }

  /** Marks the pictures of an edit that is no longer shown; they are deleted a day later. */
  public void markReplaced(ProductImage image, EditId id) {
    store.markReplaced(image.pictures().prefix(id));
  }

  /** Copies an object as the original of an image. Returns whether it existed with its bytes. */
  public boolean copyOriginal(ObjectVersion from, OriginalKey key) {
    return store.copy(from, key.text(), key.format().contentType(), Caching.PRIVATE);
  }

  /** Copies an object as one of the public pictures of an image. Returns whether it existed. */
  public boolean copyPicture(String from, Pictures pictures, int width) {
    var objects = pictures.objects();
    return store.copy(
        ObjectVersion.current(from),
        objects.key(width),
        objects.format().contentType(),
        objects.caching());
  }

  /** Deletes all objects of an image, the public ones first. */
  public void delete(ImageAddress address) {
    store.deleteUnder(address.publicPrefix());
    store.deleteUnder(address.privatePrefix());
  }
}
