package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of an organization's product that has a name. Its text is a shortuuid. */
public record ProductId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<ProductId> parse(String text) {
    return ShortUuid.parse(text).map(ProductId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
