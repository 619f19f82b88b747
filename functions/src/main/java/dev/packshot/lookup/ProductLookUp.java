package dev.packshot.lookup;

import dev.packshot.capture.KnownProduct;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.OrganizationId;
import java.util.Optional;

/** A source of products. */
public interface ProductLookUp {
  /**
   * Finds the product with a number, as an organization may see it.
   *
   * @throws LookUpFailedException if the source does not answer, so that another attempt may
   *     succeed
   */
  Optional<KnownProduct> find(OrganizationId organization, Gtin gtin) throws LookUpFailedException;
}
