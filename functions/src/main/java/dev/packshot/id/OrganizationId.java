package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of an organization, to which all resources belong. Its text is a shortuuid. */
public record OrganizationId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<OrganizationId> parse(String text) {
    return ShortUuid.parse(text).map(OrganizationId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
