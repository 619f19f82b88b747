package dev.packshot.photo;

import dev.packshot.json.JsonWriter;
import dev.packshot.store.SignedGets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of photos in one answer: {@code original}, and each smaller picture by its width. A
 * photo that is not ready has none.
 */
public final class PhotoUrls {
  /** For an answer that shows none. */
  public static final PhotoUrls NONE = new PhotoUrls(Optional.empty(), 0);

  /**
   * Characters for all addresses of an answer. Lambda lets 6 MiB through
   * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html); the rest is for what else
   * there is to say of 500 photos.
   */
  static final int MOST = 4_500_000;

  /** What stands around an address: a name, quotes with their backslashes, colon and comma. */
  private static final int AROUND = 20;

  private final Optional<SignedGets> gets;
  private final long mostEach;

  private PhotoUrls(Optional<SignedGets> gets, long mostEach) {
    this.gets = gets;
    this.mostEach = mostEach;
  }

  /** For an answer that has room for so many characters, shared by so many photos. */
  static PhotoUrls of(SignedGets gets, long photos, int room) {
    return new PhotoUrls(Optional.of(gets), room / photos);
  }

  /** Writes as many of a photo's addresses as fit its share of the answer, most useful first. */
  void write(JsonWriter json, PhotoAddress photo, Optional<Renditions> renditions) {
    if (gets.isPresent()) {
      long left = mostEach;
      for (var one : keys(photo, renditions).entrySet()) {
        left -= gets.get().lengthOfUrl(one.getValue()) + AROUND;
        if (left >= 0) {
          json.field(one.getKey(), gets.get().url(one.getValue()));
        }
      }
    }
  }

  /** Returns the S3 keys of the smallest picture, the photo itself and the other pictures. */
  private static Map<String, String> keys(PhotoAddress photo, Optional<Renditions> renditions) {
    var keys = new LinkedHashMap<String, String>();
    renditions.ifPresent(
        made -> {
          for (int width : made.widths()) {
            keys.put(Integer.toString(width), made.key(photo, width));
            keys.putIfAbsent("original", photo.s3Key());
          }
        });
    keys.putIfAbsent("original", photo.s3Key());
    return keys;
  }
}
