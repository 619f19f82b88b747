package dev.packshot.product;

import dev.packshot.imaging.Rendition;
import dev.packshot.store.NewObject;
import dev.packshot.store.NewObject.Caching;
import dev.packshot.store.ObjectStore;
import javax.inject.Inject;

/** What S3 holds of images: the private original and the public pictures. */
public final class ImageObjects {
  private final ObjectStore store;

  @Inject
  public ImageObjects(ObjectStore store) {
    this.store = store;
  }

  /** Stores the file that an image is made of, about which S3 sends an event. */
  public void putOriginal(OriginalKey key, byte[] bytes) {
    store.put(new NewObject(key.text(), key.format().contentType(), Caching.PRIVATE, bytes));
  }

  /** Stores one picture of an image for everybody to see. */
  public void putPicture(Pictures pictures, Rendition picture) {
    store.put(
        new NewObject(
            pictures.key(picture.width()),
            picture.format().contentType(),
            Caching.PUBLIC,
            picture.bytes()));
  }

  /** Copies the file that an image is made of; answers whether there was one. */
  public boolean copyOriginal(String from, OriginalKey key) {
    return store.copy(from, key.text(), key.format().contentType(), Caching.PRIVATE);
  }

  /** Copies one picture of an image for everybody to see; answers whether there was one. */
  public boolean copyPicture(String from, Pictures pictures, int width) {
    return store.copy(from, pictures.key(width), pictures.format().contentType(), Caching.PUBLIC);
  }

  /** Deletes all there is of an image; the public first, so that it is seen no longer. */
  public void delete(ImageAddress address) {
    store.deleteUnder(address.publicPrefix());
    store.deleteUnder(address.privatePrefix());
  }
}
