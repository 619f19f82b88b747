package dev.packshot.lookup;

import dev.packshot.capture.KnownProduct;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.OrganizationId;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductRepository;
import java.util.Optional;
import javax.inject.Inject;

/** The products that the organization itself has named. */
public final class OwnProducts implements ProductLookUp {
  private final ProductRepository products;

  @Inject
  public OwnProducts(ProductRepository products) {
    this.products = products;
  }

  @Override
  public Optional<KnownProduct> find(OrganizationId organization, Gtin gtin) {
    return products
        .find(new ProductAddress(organization, gtin))
        .map(product -> new KnownProduct(Optional.of(product.id()), product.name()));
  }
}
