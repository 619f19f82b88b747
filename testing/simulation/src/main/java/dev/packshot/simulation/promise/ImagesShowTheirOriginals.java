package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The promise that an image of a product has all its pictures, and that its facts are those of its
 * original.
 */
public final class ImagesShowTheirOriginals implements Promise {
  @Override
  public String text() {
    return "An image has its pictures, and its facts are those of its original.";
  }

  @Override
  public void settled(Stored stored) {
    for (var partition : stored.partitions(ProductItem.PARTITION_PREFIX)) {
      stored.items(partition, "IMAGE#").forEach(image -> check(image, stored));
    }
  }

  private void check(Map<String, AttributeValue> image, Stored stored) {
    var id = Values.text(image, "image_id");
    var original =
        stored.bucket().list(OriginalKey.PREFIX).stream()
            .filter(it -> it.key().contains("/" + id + "/"))
            .findFirst();
    if (original.filter(it -> it.sha256().equals(Values.text(image, "sha256"))).isEmpty()) {
      broken("the image " + id + " has another original: " + original.map(it -> it.key()) + ".");
    }
    long pictures = stored.bucket().list(Pictures.PREFIX + id + "/").size();
    int sizes = Values.numbers(image, "sizes").size();
    // an edit has pictures of its own
    if (sizes == 0 || (image.containsKey("edit_id") ? pictures < sizes : pictures != sizes)) {
      broken("the image " + id + " has " + pictures + " pictures and shows " + sizes + ".");
    }
  }
}
