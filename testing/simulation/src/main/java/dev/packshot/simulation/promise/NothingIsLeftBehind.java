package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.photo.PhotoDeletionItem;
import dev.packshot.photo.Renditions;
import dev.packshot.product.DeletionItem;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The promise that no object is kept, and paid for, that no photo and no image shows. An exception
 * is a picture made by an invocation that is then killed or fails, for an event that another one
 * has handled: nothing is left that could remove it.
 */
public final class NothingIsLeftBehind implements Promise {
  @Override
  public String text() {
    return "Every object belongs to a photo or an image.";
  }

  @Override
  public void settled(Stored stored) {
    var shown = new HashSet<String>();
    for (var photo : stored.allPhotos()) {
      shown.addAll(photo.renditions().map(it -> it.keys(photo.address())).orElse(List.of()));
    }
    requireShown(stored, Renditions.PREFIX, shown);
    var images = imageIds(stored);
    requireImages(stored, OriginalKey.PREFIX, 3, images);
    requireImages(stored, Pictures.PREFIX, 2, images);
    if (!stored.partition(DeletionItem.PARTITION).isEmpty()
        || !stored.partition(PhotoDeletionItem.PARTITION).isEmpty()) {
      broken("a deletion is not finished.");
    }
  }

  private static Set<String> imageIds(Stored stored) {
    var ids = new HashSet<String>();
    for (var partition : stored.partitions(ProductItem.PARTITION_PREFIX)) {
      stored.items(partition, "IMAGE#").forEach(it -> ids.add(Values.text(it, "image_id")));
    }
    return ids;
  }

  private void requireShown(Stored stored, String prefix, Set<String> shown) {
    stored.bucket().list(prefix).stream()
        .filter(object -> !shown.contains(object.key()) && !object.isObsolete())
        .findFirst()
        .ifPresent(object -> broken("no photo shows " + object.key() + "."));
  }

  private void requireImages(Stored stored, String prefix, int segment, Set<String> images) {
    stored.bucket().list(prefix).stream()
        .filter(object -> !images.contains(object.key().split("/")[segment]))
        .findFirst()
        .ifPresent(object -> broken("no image has " + object.key() + "."));
  }
}
