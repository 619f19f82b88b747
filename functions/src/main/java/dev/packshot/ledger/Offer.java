package dev.packshot.ledger;

import dev.packshot.photo.PhotoKey;
import dev.packshot.store.UploadTerms;
import java.time.Instant;

/**
 * An upload that a client may make for a photo.
 *
 * @param issuedAt about the time of the last form
 */
public record Offer(UploadTerms terms, UploadMethod method, Instant issuedAt) {
  static Offer of(Promise promise) {
    return new Offer(promise.terms(), promise.facts().method(), promise.renewedAt());
  }

  /** Returns the offer for a photo that was not promised. */
  static Offer of(PhotoKey key) {
    return new Offer(
        UploadTerms.of(key.text(), key.contentType()),
        UploadMethod.POST,
        key.address().photoId().madeAt());
  }
}
