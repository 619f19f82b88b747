package dev.packshot.store;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form with which a client stores one object. Anyone who has the fields can upload, so {@link
 * #toString} contains none of them except the key.
 *
 * @param url the URL to post the form to
 * @param fields the fields to send before {@code file}, in this order
 * @param expiresIn the time for which S3 accepts the form
 */
public record PresignedPost(String url, Map<String, String> fields, Duration expiresIn) {

  public PresignedPost {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  @Override
  public String toString() {
    return "PresignedPost[" + url + ", key=" + fields.get("key") + ", " + expiresIn + "]";
  }
}
