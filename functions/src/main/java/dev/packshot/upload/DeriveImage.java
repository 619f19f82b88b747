package dev.packshot.upload;

import dev.packshot.imaging.ImageJudge;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.inject.Inject;

/**
 * Makes all pictures of an image once S3 tells of its original, and removes what is left of an
 * upload that never became one. Safe to repeat, in any order; a fault is thrown, and the event
 * comes again.
 */
public final class DeriveImage {
  /** No request lasts as long; an image that has no item by then will never have one. */
  private static final Duration UPLOAD_LASTS = Duration.ofMinutes(5);

  private final ObjectStore store;
  private final ImageJudge judge;
  private final ImageObjects objects;
  private final ImageRepository images;
  private final PhotoBucket bucket;
  private final Clock clock;

  @Inject
  public DeriveImage(
      ObjectStore store,
      ImageJudge judge,
      ImageObjects objects,
      ImageRepository images,
      PhotoBucket bucket,
      Clock clock) {
    this.store = store;
    this.judge = judge;
    this.objects = objects;
    this.images = images;
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Whether an event is about an original, so that it belongs here. */
  public static boolean isOriginal(UploadedObject created) {
    return created.key().startsWith(OriginalKey.PREFIX);
  }

  public Derivation derive(UploadedObject created) throws IOException {
    var key = OriginalKey.parse(created.key());
    return key.isEmpty() || !created.bucket().equals(bucket.name())
        ? Derivation.IGNORED
        : derive(key.get());
  }

  /**
   * The item is looked for before, so that nothing is made in vain, and again after: the image may
   * have been deleted meanwhile, and then nothing of it may stay.
   */
  private Derivation derive(OriginalKey key) throws IOException {
    var image = images.find(key.address());
    if (image.filter(it -> it.pictures().isComplete()).isPresent()) {
      return Derivation.ALREADY_DONE;
    }
    if (image.isEmpty() && !mayBeUnderWay(key.address())) {
      return remove(key.address());
    }
    var file = store.open(key.text());
    if (file.isEmpty()) {
      return image.isEmpty() ? remove(key.address()) : afterLoss(key.address());
    }
    if (makeAll(key, file.get())) {
      return Derivation.DERIVED;
    }
    if (image.isEmpty() && mayBeUnderWay(key.address())) {
      throw new IllegalStateException("The upload is under way: " + key.text());
    }
    return remove(key.address());
  }

  /** The original goes with its image, or something else has taken it. */
  private Derivation afterLoss(ImageAddress address) {
    return images.find(address).isEmpty() ? remove(address) : Derivation.ORIGINAL_GONE;
  }

  private boolean mayBeUnderWay(ImageAddress address) {
    return address.imageId().madeAt().isAfter(clock.instant().minus(UPLOAD_LASTS));
  }

  private Derivation remove(ImageAddress address) {
    objects.delete(address);
    return Derivation.REMOVED;
  }

  /** Makes all pictures; answers whether there is an image that shows them. */
  private boolean makeAll(OriginalKey key, ObjectStore.Stored stored) throws IOException {
    try (stored) {
      var judgement = judge.judge(stored.bytes(), Set.of(key.format()));
      var picture =
          judgement.picture().orElseThrow(() -> new IllegalStateException("no picture: " + key));
      var widest = Pictures.widestOf(picture);
      var pictures = Pictures.begun(key.address().imageId(), judgement.sha256(), widest);
      objects.putPicture(pictures, widest);
      for (int width : picture.widths()) {
        if (width != widest.width()) {
          objects.putPicture(pictures, picture.rendition(width));
        }
      }
      return images.complete(key.address(), picture.widths());
    }
  }
}
