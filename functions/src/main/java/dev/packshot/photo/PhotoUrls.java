package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.json.JsonWriter;
import dev.packshot.store.SignedGets;
import java.time.Instant;
import java.util.Optional;

/**
 * The URLs of photos in one response: that of the {@code original}, and those of the smaller
 * pictures by width. A photo that is not ready has none, and neither has one whose files may be
 * gone.
 */
public final class PhotoUrls {
  /**
   * The maximum number of characters for the URLs of a response. It leaves room for the other
   * fields of 500 photos in the 6 MiB that Lambda allows
   * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
   */
  static final int MAX_LENGTH = 4_500_000;

  /** The characters around a URL: its name, escaped quotes, colon and comma. */
  private static final int OVERHEAD = 20;

  private final Optional<SignedGets> gets;
  private final long maxLengthPerPhoto;
  private final PhotoLifetime lifetime;
  private final Instant now;

  private PhotoUrls(
      Optional<SignedGets> gets, long maxLengthPerPhoto, PhotoLifetime lifetime, Instant now) {
    this.gets = gets;
    this.maxLengthPerPhoto = maxLengthPerPhoto;
    this.lifetime = lifetime;
    this.now = now;
  }

  /** Returns no URLs. */
  static PhotoUrls none(PhotoLifetime lifetime, Instant now) {
    return new PhotoUrls(Optional.empty(), 0, lifetime, now);
  }

  /** Returns URLs that share a maximum length evenly among this number of photos. */
  PhotoUrls with(SignedGets signed, long photos, int maxLength) {
    return new PhotoUrls(Optional.of(signed), maxLength / photos, lifetime, now);
  }

  /** Returns the time after which a photo has no URLs. */
  Optional<Instant> end(PhotoId photo) {
    return lifetime.end(photo);
  }

  /** Writes as many of a photo's URLs as fit in its share, the most useful first. */
  void write(JsonWriter json, PhotoId photo, PhotoObjects objects) {
    if (gets.isPresent() && end(photo).filter(now::isAfter).isEmpty()) {
      long left = maxLengthPerPhoto;
      for (var object : objects.byName().entrySet()) {
        var type = objects.type(object.getKey());
        left -= gets.get().lengthOfUrl(object.getValue(), type) + OVERHEAD;
        if (left >= 0) {
          json.field(object.getKey(), gets.get().url(object.getValue(), type));
        }
      }
    }
  }
}
