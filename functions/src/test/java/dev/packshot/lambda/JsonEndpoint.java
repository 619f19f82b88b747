package dev.packshot.lambda;

import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestScan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An endpoint that reads JSON, and for each a body that it takes, field by field. */
enum JsonEndpoint {
  CREATE_SESSION("POST", JsonEndpoint.SESSIONS),
  REGISTER_PHOTO("POST", JsonEndpoint.SESSIONS + "/SESSION/photos"),
  UPDATE_PHOTO("PATCH", JsonEndpoint.SESSIONS + "/SESSION/photos/PHOTO"),
  ADD_IMAGE("POST", JsonEndpoint.IMAGES),
  UPDATE_IMAGE("PATCH", JsonEndpoint.IMAGES + "/" + JsonEndpoint.IMAGE);

  static final String GTIN = "00012345678905";
  static final String IMAGE = "2JZrkH7dUuTn4gYw9sKxQe";
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String IMAGES =
      "/dashboard/api/v1/trade-items/ORGANIZATION/" + JsonEndpoint.GTIN + "/images";

  private final String method;
  private final String path;

  JsonEndpoint(String method, String path) {
    this.method = method;
    this.path = path;
  }

  TestRequest request(TestScan scan, String photo) {
    return scan.request(
        method,
        path.replace("SESSION", scan.session)
            .replace("PHOTO", photo)
            .replace("ORGANIZATION", scan.organization()));
  }

  boolean hasMetadata() {
    return this != ADD_IMAGE && this != UPDATE_IMAGE;
  }

  /** The fields of a good body, as JSON texts. */
  Map<String, String> goodFields(String s3Key) {
    var fields = new LinkedHashMap<String, String>();
    switch (this) {
      case REGISTER_PHOTO -> fields.put("s3_key", "\"" + s3Key + "\"");
      case UPDATE_PHOTO -> fields.put("photo_type", "\"front\"");
      case CREATE_SESSION -> fields.put("capture_mode", "\"both\"");
      case ADD_IMAGE -> fields.put("photo_short_id", "\"" + "2".repeat(22) + "\"");
      case UPDATE_IMAGE -> fields.put("title", "\"A title\"");
    }
    if (hasMetadata()) {
      fields.put("metadata", "{\"order\":\"4711\"}");
    }
    return fields;
  }

  static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
