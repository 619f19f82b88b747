package dev.packshot.capture;

import dev.packshot.id.ProductId;
import java.util.Optional;

/**
 * A product that a look-up has found.
 *
 * @param id of the organization's own product; empty if it is known elsewhere only
 */
public record KnownProduct(Optional<ProductId> id, String name) {}
