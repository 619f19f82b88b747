package dev.packshot.store;

import java.time.Duration;
import java.util.Map;

/**
 * A URL to which a client without AWS credentials puts one object. Anyone who has it can upload, so
 * {@link #toString} does not contain it.
 *
 * @param headers the headers to send with exactly these values, besides {@code Content-Length}
 * @param expiresIn the time for which S3 accepts the upload
 */
public record PresignedPut(String url, Map<String, String> headers, Duration expiresIn) {
  public PresignedPut {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "PresignedPut[" + url.replaceFirst("\\?.*", "") + ", " + expiresIn + "]";
  }
}
