package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.testing.TestRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A field of a JSON body with its invalid values. */
record JsonField(Route route, String name, Map<String, String> invalidValues) {

  /**
   * Returns every field of every route, which {@link InvalidInputTest} compares with openapi.yaml.
   */
  static List<JsonField> all() {
    var fields = new ArrayList<JsonField>();
    var s3Key = InvalidValues.text(1_024);
    s3Key.put("empty", "\"\"");
    s3Key.put("of no upload", "\"scanner/photos/2026/11/photo.jpg\"");
    fields.add(new JsonField(Route.CREATE_SESSION, "organization_short_id", InvalidValues.id()));
    fields.add(
        new JsonField(Route.CREATE_SESSION, "user_agent", optional(InvalidValues.text(500))));
    fields.add(
        new JsonField(
            Route.CREATE_SESSION, "device_context", optional(InvalidValues.object(4_000))));
    fields.add(
        new JsonField(
            Route.CREATE_SESSION, "capture_mode", optional(InvalidValues.choice("both"))));
    fields.add(new JsonField(Route.REGISTER_PHOTO, "s3_key", s3Key));
    fields.add(
        new JsonField(Route.REGISTER_PHOTO, "photo_type", optional(InvalidValues.choice("front"))));
    fields.add(new JsonField(Route.REGISTER_PHOTO, "capture_short_id", InvalidValues.id()));
    fields.add(
        new JsonField(
            Route.REGISTER_PHOTO, "original_filename", optional(InvalidValues.text(255))));
    fields.add(
        new JsonField(Route.REGISTER_PHOTO, "file_size", InvalidValues.wholeNumber(5L << 40)));
    fields.add(new JsonField(Route.REGISTER_PHOTO, "taken_at", InvalidValues.time()));
    fields.add(new JsonField(Route.PROMISE_UPLOADS, "uploads", uploads()));
    fields.add(new JsonField(Route.CREATE_SESSION, "uploads", optional(uploads())));
    fields.add(new JsonField(Route.EXPLAIN_UPLOAD, "status", status()));
    fields.add(new JsonField(Route.EXPLAIN_UPLOAD, "code", optional(InvalidValues.text(100))));
    fields.add(
        new JsonField(Route.EXPLAIN_UPLOAD, "message", optional(InvalidValues.lines(2_000))));
    fields.add(new JsonField(Route.EXPLAIN_UPLOAD, "client_time", InvalidValues.time()));
    fields.add(new JsonField(Route.EXPLAIN_UPLOAD, "s3_key", optional(InvalidValues.text(1_024))));
    fields.add(new JsonField(Route.UPDATE_PHOTO, "photo_type", InvalidValues.choice("front")));
    fields.add(new JsonField(Route.UPDATE_PHOTO, "edit", edits()));
    fields.addAll(ofCaptures());
    fields.add(new JsonField(Route.NAME_PRODUCT, "name", requiredText(255)));
    fields.add(new JsonField(Route.REORDER_PHOTOS, "photo_short_ids", photoSequences()));
    var photo = InvalidValues.id();
    photo.put("null", "null");
    photo.put("empty", "\"\"");
    fields.add(new JsonField(Route.ADD_IMAGE_FROM_PHOTO, "photo_short_id", photo));
    for (var route : List.of(Route.ADD_IMAGE_FROM_PHOTO, Route.UPDATE_IMAGE)) {
      fields.add(new JsonField(route, "title", optional(InvalidValues.lines(255))));
      fields.add(new JsonField(route, "is_primary", optional(InvalidValues.bool())));
    }
    fields.add(
        new JsonField(
            Route.UPDATE_IMAGE, "priority", InvalidValues.wholeNumber(Integer.MAX_VALUE)));
    fields.add(new JsonField(Route.UPDATE_IMAGE, "edit", edits()));
    for (var body : JsonBody.all()) {
      if (body.fields().contains("metadata")) {
        fields.add(new JsonField(body.route(), "metadata", InvalidValues.metadata()));
      }
    }
    return fields;
  }

  private static List<JsonField> ofCaptures() {
    var session = InvalidValues.id();
    session.put("null", "null");
    session.put("empty", "\"\"");
    var rawValue = requiredText(500);
    rawValue.keySet().removeAll(InvalidValues.controlCharacters().keySet());
    var type = InvalidValues.choice("BARCODE");
    type.remove("in capitals");
    type.put("in small letters", "\"barcode\"");
    var gtin = optional(InvalidValues.text(40));
    gtin.put("with a wrong check digit", "\"4006381333932\"");
    gtin.put("of another product than the raw value", "\"4012345678901\"");
    return List.of(
        new JsonField(Route.CREATE_CAPTURE, "session_short_id", session),
        new JsonField(Route.CREATE_CAPTURE, "capture_type", type),
        new JsonField(Route.CREATE_CAPTURE, "raw_value", rawValue),
        new JsonField(Route.CREATE_CAPTURE, "gtin", gtin),
        new JsonField(Route.CREATE_CAPTURE, "gs1_dl_data", elements()));
  }

  private static Map<String, String> requiredText(int maxLength) {
    var invalid = new LinkedHashMap<>(InvalidValues.text(maxLength));
    invalid.put("empty", "\"\"");
    return invalid;
  }

  private static Map<String, String> edits() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("no object", "90");
    invalid.put("a list", "[]");
    return invalid;
  }

  private static Map<String, String> elements() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("no object", "\"01\"");
    invalid.put("with a key of letters", "{\"gtin\":\"1\"}");
    invalid.put("with a long value", "{\"10\":\"" + "1".repeat(91) + "\"}");
    invalid.put("with a value that is not ASCII", "{\"10\":\"\u00e4\"}");
    var each = "\"9%d\":\"" + "1".repeat(90) + "\"";
    invalid.put(
        "longer than 500 in all",
        IntStream.range(0, 6).mapToObj(each::formatted).collect(Collectors.joining(",", "{", "}")));
    return invalid;
  }

  private static Map<String, String> uploads() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("null", "null");
    invalid.put("no list", "{\"client_id\":\"a\"}");
    invalid.put("empty", "[]");
    invalid.put("of 101", "[" + "{},".repeat(100) + "{}]");
    return invalid;
  }

  private static Map<String, String> photoSequences() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("null", "null");
    invalid.put("no list", "\"2JZrkFRXoHHjf4tTt8otTe\"");
    invalid.put("empty", "[]");
    invalid.put("of numbers", "[1]");
    invalid.put("of no ids", "[\"x\"]");
    invalid.put("of a null", "[null]");
    invalid.put("of an unknown photo", "[\"2JZrkFRXoHHjf4tTt8otTe\"]");
    invalid.put("of 2001", "[" + "\"x\",".repeat(2_000) + "\"x\"]");
    return invalid;
  }

  private static Map<String, String> status() {
    var invalid = InvalidValues.wholeNumber(599);
    invalid.put("null", "null");
    return invalid;
  }

  /** Returns invalid values of a field that may be absent, and null with the same meaning. */
  private static Map<String, String> optional(Map<String, String> invalid) {
    var optional = new LinkedHashMap<>(invalid);
    optional.remove("null");
    return optional;
  }

  List<InvalidInput> invalidInputs() {
    var invalid = new ArrayList<InvalidInput>();
    invalidValues.forEach((title, value) -> invalid.add(value(title, value, name)));
    if (JsonBody.of(route).required().contains(name)) {
      invalid.add(body("missing", body -> JsonBody.without(body, name), name));
    }
    if (name.equals("metadata")) {
      InvalidValues.metadataEntries()
          .forEach((title, entry) -> invalid.add(value(title, entry.getValue(), entry.getKey())));
    }
    invalid.add(value("nested 33 levels", InvalidValues.arrays(33), name));
    invalid.add(body("twice", this::twice, name));
    return invalid;
  }

  private String twice(String body) {
    var field = "\"" + name + "\":null";
    return "{" + field + "," + field + "," + body.substring(1);
  }

  private InvalidInput value(String title, String value, String reportedField) {
    return body(title, body -> JsonBody.with(body, name, value), reportedField);
  }

  private InvalidInput body(String title, UnaryOperator<String> change, String reportedField) {
    UnaryOperator<TestRequest> changedBody =
        request -> request.body(change.apply(request.event().get("body").asText()));
    return InvalidInput.ofField(name + " " + title, changedBody, reportedField);
  }
}
