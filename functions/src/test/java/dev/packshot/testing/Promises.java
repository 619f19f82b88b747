package dev.packshot.testing;

import dev.packshot.ledger.Promise;
import dev.packshot.ledger.PromisedFacts;
import dev.packshot.ledger.UploadMethod;
import dev.packshot.photo.PhotoKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Promises for tests that store them directly. */
public final class Promises {
  private Promises() {}

  /** Returns the promise of a photo with this name, by a form. */
  public static Promise of(PhotoKey key, String filename, Instant at) {
    var facts =
        new PromisedFacts(
            key.type(),
            filename,
            key.contentType(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("shelf", "B7"),
            UploadMethod.POST);
    return Promise.of(key, filename, facts, at);
  }
}
