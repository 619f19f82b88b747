package dev.packshot.product;

import dev.packshot.dynamo.Table;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;

/** The products in the DynamoDB table. */
public final class DynamoProductRepository implements ProductRepository {
  private final Table table;

  @Inject
  public DynamoProductRepository(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Product> find(ProductAddress address) {
    return table.get(ProductItem.key(address)).flatMap(item -> ProductItem.named(address, item));
  }

  @Override
  public Product name(Product product, Instant at) {
    var written = table.update(ProductItem.name(product, at));
    return ProductItem.named(product.address(), written.item()).orElseThrow();
  }
}
