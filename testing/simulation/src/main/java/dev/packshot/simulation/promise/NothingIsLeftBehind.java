package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.photo.PhotoDeletionItem;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
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
 * has handled, or whose file somebody removes meanwhile: nothing is left that could remove it.
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
      photo.edits().shown().ifPresent(it -> shown.addAll(it.pictures().keys(photo.address())));
    }
    requireShown(stored, shown);
    stored.bucket().list(PhotoKey.PREFIX).stream()
        .filter(object -> PhotoEditKey.parse(object.key()).isPresent())
        .findFirst()
        .ifPresent(note -> broken("the note " + note.key() + " is left."));
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

  private void requireShown(Stored stored, Set<String> shown) {
    var lost =
        stored.bucket().lost().keys().stream()
            .flatMap(key -> PhotoKey.parse(key).stream())
            .map(key -> Renditions.prefix(key.address()))
            .toList();
    stored.bucket().list(Renditions.PREFIX).stream()
        .filter(object -> !shown.contains(object.key()) && !object.isObsolete())
        .filter(object -> object.verdictTag().isEmpty()) // the bucket's lifecycle deletes it
        .filter(object -> lost.stream().noneMatch(object.key()::startsWith))
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
