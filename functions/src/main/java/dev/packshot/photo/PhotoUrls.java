package dev.packshot.photo;

import dev.packshot.json.JsonWriter;
import dev.packshot.store.SignedGets;
import java.util.Optional;

/**
 * The URLs of photos in one response: that of the {@code original}, and those of the smaller
 * pictures by width. A photo that is not ready has none.
 */
public final class PhotoUrls {
  /** No URLs. */
  public static final PhotoUrls NONE = new PhotoUrls(Optional.empty(), 0);

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

  private PhotoUrls(Optional<SignedGets> gets, long maxLengthPerPhoto) {
    this.gets = gets;
    this.maxLengthPerPhoto = maxLengthPerPhoto;
  }

  /** Returns URLs that share a maximum length evenly among this number of photos. */
  static PhotoUrls of(SignedGets gets, long photos, int maxLength) {
    return new PhotoUrls(Optional.of(gets), maxLength / photos);
  }

  /** Writes as many of a photo's URLs as fit in its share, the most useful first. */
  void write(JsonWriter json, PhotoObjects objects) {
    if (gets.isPresent()) {
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
