package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.product.ProductItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;

/** The promise that the counters of sessions and products equal their rows, after each call. */
public final class CountersEqualRows implements Promise {
  private static final String PRODUCT_SORT = "PRODUCT";
  private static final String IMAGE_PREFIX = "IMAGE#";

  @Override
  public String text() {
    return "A counter equals its rows, and a primary image exists.";
  }

  @Override
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(SessionPartition.PREFIX)) {
      checkSession(partition, stored);
    } else if (partition.startsWith(ProductItem.PARTITION_PREFIX)) {
      checkProduct(partition, stored);
    }
  }

  private void checkSession(String partition, Stored stored) {
    stored
        .item(partition, SessionItem.SORT)
        .map(it -> SessionItem.read(it, IdleLimit.USUAL))
        .ifPresent(session -> checkSession(partition, session, stored));
  }

  private void checkSession(String partition, Session session, Stored stored) {
    long counted = session.photoCount();
    long rows = stored.photos(partition).stream().filter(it -> !it.isBeyondLimit()).count();
    if (counted != rows) {
      broken(partition + " counts " + counted + " photos and has " + rows + ".");
    }
    long captures = stored.captures(partition).size();
    if (session.captureCount() != captures) {
      broken(
          partition + " counts " + session.captureCount() + " captures and has " + captures + ".");
    }
  }

  private void checkProduct(String partition, Stored stored) {
    var product = stored.item(partition, PRODUCT_SORT).orElseThrow();
    var images = stored.items(partition, IMAGE_PREFIX);
    long counted = Values.findNumber(product, "total_count").orElse(0L);
    if (counted != images.size()) {
      broken(partition + " counts " + counted + " images and has " + images.size() + ".");
    }
    Values.findText(product, "primary_image_id")
        .filter(
            primary -> images.stream().noneMatch(it -> Values.text(it, "image_id").equals(primary)))
        .ifPresent(primary -> broken("the primary image " + primary + " does not exist."));
  }
}
