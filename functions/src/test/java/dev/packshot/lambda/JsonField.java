package dev.packshot.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A field of a JSON body, and what it must refuse. */
record JsonField(
    JsonEndpoint endpoint, String name, Map<String, String> badValues, boolean isRequired) {

  /** Every field of every endpoint. */
  static List<JsonField> all() {
    var fields = new ArrayList<JsonField>();
    var choice = BadValues.choice("front");
    var required = BadValues.text(1_024);
    required.put("empty", "\"\"");
    required.put("of no upload", "\"scanner/photos/2026/11/photo.jpg\"");
    fields.add(of(JsonEndpoint.CREATE_SESSION, "organization_short_id", BadValues.id()));
    fields.add(of(JsonEndpoint.CREATE_SESSION, "user_agent", BadValues.text(500)));
    fields.add(of(JsonEndpoint.CREATE_SESSION, "device_context", BadValues.object(4_000)));
    fields.add(of(JsonEndpoint.CREATE_SESSION, "capture_mode", BadValues.choice("both")));
    fields.add(new JsonField(JsonEndpoint.REGISTER_PHOTO, "s3_key", required, true));
    fields.add(of(JsonEndpoint.REGISTER_PHOTO, "photo_type", choice));
    fields.add(of(JsonEndpoint.REGISTER_PHOTO, "capture_short_id", BadValues.id()));
    fields.add(of(JsonEndpoint.REGISTER_PHOTO, "original_filename", BadValues.text(255)));
    fields.add(of(JsonEndpoint.REGISTER_PHOTO, "file_size", BadValues.wholeNumber(5L << 40)));
    fields.add(new JsonField(JsonEndpoint.UPDATE_PHOTO, "photo_type", choice, true));
    for (var endpoint : JsonEndpoint.values()) {
      if (endpoint.hasMetadata()) {
        fields.add(of(endpoint, "metadata", BadValues.metadata()));
      }
    }
    var photo = BadValues.id();
    photo.put("null", "null");
    photo.put("empty", "\"\"");
    fields.add(new JsonField(JsonEndpoint.ADD_IMAGE, "photo_short_id", photo, true));
    for (var endpoint : List.of(JsonEndpoint.ADD_IMAGE, JsonEndpoint.UPDATE_IMAGE)) {
      fields.add(of(endpoint, "title", BadValues.text(255)));
      fields.add(of(endpoint, "is_primary", BadValues.bool()));
    }
    fields.add(of(JsonEndpoint.UPDATE_IMAGE, "priority", BadValues.wholeNumber(Integer.MAX_VALUE)));
    return fields;
  }

  List<BadInput> badInputs() {
    var bad = new ArrayList<BadInput>();
    badValues.forEach((title, value) -> bad.add(input(title, value, name)));
    if (isRequired) {
      var fields = endpoint.goodFields("S3_KEY");
      fields.remove(name);
      bad.add(body("missing", JsonEndpoint.body(fields), name));
    }
    if (name.equals("metadata")) {
      BadValues.metadataEntries()
          .forEach((title, entry) -> bad.add(input(title, entry.getValue(), entry.getKey())));
    }
    bad.add(input("nested 33 levels", BadValues.arrays(33), name));
    bad.add(body("twice", twice(), name));
    return bad;
  }

  private String twice() {
    var good = JsonEndpoint.body(endpoint.goodFields("S3_KEY"));
    var again = "\"" + name + "\":null";
    return "{" + again + "," + again + "," + good.substring(1);
  }

  private BadInput input(String title, String value, String field) {
    var fields = endpoint.goodFields("S3_KEY");
    fields.put(name, value);
    return body(title, JsonEndpoint.body(fields), field);
  }

  private BadInput body(String title, String body, String field) {
    return BadInput.ofField(name + " " + title, request -> request.body(body), field);
  }

  private static JsonField of(JsonEndpoint endpoint, String name, Map<String, String> badValues) {
    return new JsonField(endpoint, name, badValues, false);
  }
}
