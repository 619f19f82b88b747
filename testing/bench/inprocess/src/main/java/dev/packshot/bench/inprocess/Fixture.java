package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The key and the ids of the items that the backend was started with.
 *
 * @param photo a validated photo of the session
 * @param gtin of a product with some images
 * @param image an image of the product
 * @param small the path of a small JPEG
 */
record Fixture(
    String key,
    String organization,
    String session,
    String photo,
    String gtin,
    String image,
    String small) {

  static Fixture read(Path file) throws IOException {
    return new ObjectMapper()
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
        .readValue(file.toFile(), Fixture.class);
  }
}
