package dev.packshot.product;

import dev.packshot.imaging.Rendition;
import dev.packshot.store.NewObject;
import dev.packshot.store.NewObject.Caching;
import dev.packshot.store.Storage;
import javax.inject.Inject;

/** What S3 holds of images: the private original and the public pictures. */
public final class ImageObjects {
  private final Storage storage;

  @Inject
  public ImageObjects(Storage storage) {
    this.storage = storage;
  }

  /** Stores the file that an image is made of, about which S3 sends an event. */
  void putOriginal(OriginalKey key, byte[] bytes) {
    storage.put(new NewObject(key.text(), key.format().contentType(), Caching.PRIVATE, bytes));
  }

  /** Stores one picture of an image for everybody to see. */
  void putPicture(Pictures pictures, Rendition picture) {
    storage.put(
        new NewObject(
            pictures.key(picture.width()),
            picture.format().contentType(),
            Caching.PUBLIC,
            picture.bytes()));
  }

  /** Copies the file that an image is made of; answers whether there was one. */
  boolean copyOriginal(String from, OriginalKey key) {
    return storage.copy(from, key.text(), key.format().contentType(), Caching.PRIVATE);
  }

  /** Copies one picture of an image for everybody to see; answers whether there was one. */
  boolean copyPicture(String from, Pictures pictures, int width) {
    return storage.copy(from, pictures.key(width), pictures.format().contentType(), Caching.PUBLIC);
  }

  /** Deletes all there is of an image; the public first, so that it is seen no longer. */
  void delete(ImageAddress address) {
    storage.deleteUnder(address.publicPrefix());
    storage.deleteUnder(address.privatePrefix());
  }
}
