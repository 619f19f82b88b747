package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of one organization, to which every other thing belongs; its text is a shortuuid. */
public record OrganizationId(UUID value) {

  /** Reads a shortuuid or the canonical UUID form. */
  public static Optional<OrganizationId> parse(String text) {
    return ShortUuid.parse(text).map(OrganizationId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
