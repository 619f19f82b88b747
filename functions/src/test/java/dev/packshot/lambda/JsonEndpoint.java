package dev.packshot.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An endpoint that reads JSON, and for each a body that it takes, field by field. */
enum JsonEndpoint {
  CREATE_SESSION("POST", ""),
  REGISTER_PHOTO("POST", "/SESSION/photos"),
  UPDATE_PHOTO("PATCH", "/SESSION/photos/PHOTO");

  private final String method;
  private final String path;

  JsonEndpoint(String method, String path) {
    this.method = method;
    this.path = path;
  }

  TestRequest request(TestScan scan, String photo) {
    return scan.request(
        method,
        "/scanner/api/v1/sessions" + path.replace("SESSION", scan.session).replace("PHOTO", photo));
  }

  /** The fields of a good body, as JSON texts. */
  Map<String, String> goodFields(String s3Key) {
    var fields = new LinkedHashMap<String, String>();
    switch (this) {
      case REGISTER_PHOTO -> fields.put("s3_key", "\"" + s3Key + "\"");
      case UPDATE_PHOTO -> fields.put("photo_type", "\"front\"");
      case CREATE_SESSION -> fields.put("capture_mode", "\"both\"");
    }
    fields.put("metadata", "{\"order\":\"4711\"}");
    return fields;
  }

  static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
