package dev.packshot.store;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form that lets its bearer store one object: the address to POST it to, the fields to send
 * before {@code file} in their order, and how long S3 accepts it. Whoever holds the fields may
 * upload, so its text shows none of them but the key.
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
