package dev.packshot.local.torture;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer that was received completely.
 *
 * @param json missing if the body is not JSON
 */
record Answer(int status, JsonNode json) {
  boolean isSuccess() {
    return status / 100 == 2;
  }

  String text(String field) {
    return json.path(field).asText();
  }
}
