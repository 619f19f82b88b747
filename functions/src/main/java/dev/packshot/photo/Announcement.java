package dev.packshot.photo;

import java.util.Optional;

/**
 * A client's statement about a photo before the photo's file arrived.
 *
 * @param clientId the client's own name for the photo
 * @param registration the facts, as a registration would state them
 * @param onlySha256 the SHA-256 of the only content that S3 accepts for the photo, in hexadecimal
 *     digits; empty if it accepts several
 */
public record Announcement(
    String clientId, Registration registration, Optional<String> onlySha256) {
  /** Returns whether no upload can replace an object. */
  boolean keeps(JudgedObject object) {
    return onlySha256.filter(object.facts().sha256()::equals).isPresent();
  }
}
