package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What stands in the table and the bucket.
 *
 * @param photo of the session; ready
 * @param gtin of a product with some images
 * @param image one of them
 * @param small the path of a small JPEG
 */
record Facts(
    String key,
    String organization,
    String session,
    String photo,
    String gtin,
    String image,
    String small) {

  static Facts read(Path file) throws IOException {
    return new ObjectMapper()
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
        .readValue(file.toFile(), Facts.class);
  }
}
