package dev.packshot.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The images, by product; no change of them leaves a product's count or its primary image wrong.
 */
public interface ImageRepository {
  /**
   * Adds a new image, counts it, and makes it the primary one if it is to be, in one atomic write;
   * {@code false}, and no change, where the product has no room.
   */
  boolean add(ProductImage image);

  /** One image; strongly consistent, in one read. */
  Optional<ProductImage> find(ImageAddress address);

  /** All images of a product in their order; strongly consistent, in one query. */
  List<ProductImage> findAll(ProductAddress address);

  /** Changes an image, in one atomic write; nothing where it is not there. */
  Optional<ProductImage> change(ProductImage present, ImageUpdate change);

  /** Says that all pictures of an image are there; {@code false} where the image is not. */
  boolean complete(ImageAddress address, List<Integer> widths);

  /**
   * Takes an image away and notes that its objects have to go, in one atomic write; {@code false},
   * and no change, where it is not there.
   */
  boolean remove(ProductImage present, Instant at);

  /** Whether an image was taken away and its objects may be there yet; strongly consistent. */
  boolean isBeingDeleted(ImageAddress address);

  /** Goes through the images that were taken away before then and whose objects may be there. */
  void eachDeletionBefore(Instant time, Consumer<ImageAddress> visitor);

  /** Notes that the objects of an image are gone. */
  void endDeletion(ImageAddress address);
}
