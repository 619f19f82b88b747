package dev.packshot.product;

import java.time.Instant;
import java.util.Optional;

/** The products that organizations have named. */
public interface ProductRepository {
  /** Finds a product that has a name; strongly consistent. */
  Optional<Product> find(ProductAddress address);

  /**
   * Names a product in one atomic write, and returns it. A product keeps the id of its first name.
   */
  Product name(Product product, Instant at);
}
