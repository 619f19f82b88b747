package dev.packshot.product;

import dev.packshot.id.EditId;
import dev.packshot.once.RepeatableRequest.Note;
import dev.packshot.photo.EditRequest;
import dev.packshot.photo.Edits;
import dev.packshot.photo.PhotoType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The images of products. Every change keeps a product's count and its primary image correct. */
public interface ImageRepository {
  /**
   * Adds and counts a new image, and makes it the primary one if requested, in one atomic write.
   * Returns {@code false} without a change if the product has the maximum number of images.
   */
  default boolean add(ProductImage image) {
    return add(image, Optional.empty()) instanceof Addition.Added;
  }

  /**
   * Takes a name for a new image of a product, in one atomic write. No two calls return the same
   * name. A name that is not used stays unused.
   */
  Gs1FileName takeName(ProductAddress product, PhotoType type, Instant at);

  /**
   * Adds a new image and the note of its request, in one atomic write. An earlier request with the
   * same key has made an image, or a product is full: nothing has changed then.
   */
  Addition add(ProductImage image, Optional<Note> note);

  /** The result of an addition. */
  sealed interface Addition {
    /** The image has been added. */
    record Added() implements Addition {}

    /** The product has the maximum number of images. */
    record Full() implements Addition {}

    /** An earlier request with the same key has made an image. */
    record MadeBefore(Note note) implements Addition {}
  }

  /** Finds an image; strongly consistent, in one read. */
  Optional<ProductImage> find(ImageAddress address);

  /**
   * Finds all images of a product in order; strongly consistent, in one query. At most 1 MB is read
   * at once, and the rest when the images are asked for.
   */
  Supplier<List<ProductImage>> findAll(ProductAddress address);

  /** Updates an image in one atomic write; empty if it does not exist. */
  Optional<ProductImage> update(ProductImage present, ImageUpdate update);

  /**
   * Stores an edit of an image in one atomic write, or undoes the edits. Returns the image as it is
   * then; empty if it does not exist. Of several requests the one with the last id counts.
   */
  Optional<ProductImage> edit(ProductImage present, EditRequest request);

  /**
   * Shows the pictures of an edit in one atomic write. Returns the image as it is then; empty if it
   * does not exist. It shows other pictures if its last edit is another one. Whether it is the
   * primary image is not read.
   */
  Optional<ProductImage> show(ProductImage image, Edits.Shown<Pictures> shown);

  /** Forgets edits that were shown before, unless there are others by now. */
  void forgetEdits(ImageAddress address, List<EditId> replaced);

  /**
   * Marks the pictures of an image as complete in one atomic write. Returns {@code false} if the
   * image does not exist.
   */
  boolean complete(ImageAddress address, List<Integer> widths);

  /**
   * Removes an image and starts the deletion of its objects in one atomic write. Returns {@code
   * false} without a change if the image does not exist.
   */
  boolean remove(ProductImage present, Instant at);

  /** Returns whether the deletion of an image's objects is in progress; strongly consistent. */
  boolean isBeingDeleted(ImageAddress address);

  /** Visits the images whose deletion started before a time and is still in progress. */
  void eachDeletionBefore(Instant time, Consumer<ImageAddress> visitor);

  /** Ends the deletion of an image after its objects have been deleted. */
  void endDeletion(ImageAddress address);
}
