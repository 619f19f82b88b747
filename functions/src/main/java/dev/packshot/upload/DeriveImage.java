package dev.packshot.upload;

import dev.packshot.imaging.ImageJudge;
import dev.packshot.product.EditKey;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductImage;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * The handling of an event about an image's original: all pictures of the image are made, or the
 * objects of an upload without an image are deleted. Events about edits go to {@link EditImage}.
 * Repeating it is safe, in any order. A failure is thrown, and the event is delivered again.
 */
public final class DeriveImage {
  private final ObjectStore store;
  private final ImageJudge judge;
  private final ImageObjects objects;
  private final ImageRepository images;
  private final EditImage edits;
  private final PhotoBucket bucket;
  private final AwaitedItems awaited;

  @Inject
  public DeriveImage(
      ObjectStore store,
      ImageJudge judge,
      ImageObjects objects,
      ImageRepository images,
      EditImage edits,
      PhotoBucket bucket,
      AwaitedItems awaited) {
    this.store = store;
    this.judge = judge;
    this.objects = objects;
    this.images = images;
    this.edits = edits;
    this.bucket = bucket;
    this.awaited = awaited;
  }

  /** Returns whether an event is about an original. */
  public static boolean isOriginal(UploadedObject created) {
    return created.key().startsWith(OriginalKey.PREFIX);
  }

  /** Handles an event about a created object. */
  public DeriveOutcome derive(UploadedObject created) throws IOException {
    if (!created.bucket().equals(bucket.name())) {
      return DeriveOutcome.IGNORED;
    }
    var edit = EditKey.parse(created.key());
    if (edit.isPresent()) {
      return edits.edit(edit.get());
    }
    var key = OriginalKey.parse(created.key());
    return key.isEmpty() ? DeriveOutcome.IGNORED : derive(key.get());
  }

  /**
   * Reads the item before the pictures are made, and updates it afterwards. If the image was
   * deleted in between, the pictures are deleted, too.
   */
  private DeriveOutcome derive(OriginalKey key) throws IOException {
    var image = awaited(key.address());
    if (image.filter(it -> it.pictures().isComplete()).isPresent()) {
      return DeriveOutcome.ALREADY_DONE;
    }
    if (image.isEmpty() && !mayBeInProgress(key.address())) {
      return remove(key.address());
    }
    var file = store.open(ObjectVersion.current(key.text()));
    if (file.isEmpty()) {
      return image.isEmpty() ? remove(key.address()) : handleMissingOriginal(key.address());
    }
    if (makeAll(key, file.get())) {
      return DeriveOutcome.DERIVED;
    }
    if (image.isEmpty() && mayBeInProgress(key.address())) {
      throw new IllegalStateException("The upload is still in progress: " + key.text());
    }
    return remove(key.address());
  }

  private Optional<ProductImage> awaited(ImageAddress address) {
    return awaited.find(
        address.imageId().madeAt(), () -> images.find(address), Optional::isPresent);
  }

  /** Deletes the rest of an image that was deleted; keeps one that has only lost its original. */
  private DeriveOutcome handleMissingOriginal(ImageAddress address) {
    return images.find(address).isEmpty() ? remove(address) : DeriveOutcome.ORIGINAL_GONE;
  }

  private boolean mayBeInProgress(ImageAddress address) {
    return awaited.mayBeInProgress(address.imageId().madeAt());
  }

  private DeriveOutcome remove(ImageAddress address) {
    objects.delete(address);
    return DeriveOutcome.REMOVED;
  }

  /** Makes all pictures. Returns whether the image exists. */
  private boolean makeAll(OriginalKey key, ObjectStore.Stored stored) throws IOException {
    try (stored) {
      var judgement = judge.judge(stored.bytes(), Set.of(key.format()));
      var picture =
          judgement
              .picture()
              .orElseThrow(
                  () -> new IllegalStateException("The original cannot be decoded: " + key));
      var widest = Pictures.widestOf(picture);
      var pictures = Pictures.incomplete(key.address().imageId(), judgement.sha256(), widest);
      var others = picture.widths().stream().filter(width -> width != widest.width());
      objects.putPictures(
          pictures, Stream.concat(Stream.of(widest), others.map(picture::rendition)));
      return images.complete(key.address(), picture.widths());
    }
  }
}
