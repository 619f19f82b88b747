package dev.packshot.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/**
 * A POST policy: the conditions that a form must meet to put an object
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html).
 */
final class PostPolicy {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final JsonGenerator json;

  /** Starts a policy without conditions. */
  PostPolicy(String expiration) {
    json = write(() -> FACTORY.createGenerator(bytes));
    write(
        () -> {
          json.writeStartObject();
          json.writeStringField("expiration", expiration);
          json.writeArrayFieldStart("conditions");
          return json;
        });
  }

  /** Adds the condition that a field has exactly this value. */
  PostPolicy exactly(String field, String value) {
    write(
        () -> {
          json.writeStartObject();
          json.writeStringField(field, value);
          json.writeEndObject();
          return json;
        });
    return this;
  }

  /** Adds the condition that the file's length in bytes is in this range, both ends included. */
  PostPolicy contentLength(long min, long max) {
    write(
        () -> {
          json.writeStartArray();
          json.writeString("content-length-range");
          json.writeNumber(min);
          json.writeNumber(max);
          json.writeEndArray();
          return json;
        });
    return this;
  }

  /** Returns the Base64 of the policy: the form field {@code policy} and the text to sign. */
  String encoded() {
    write(
        () -> {
          json.close();
          return json;
        });
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** A step that writes to memory and fails only on text that is not valid Unicode. */
  private interface Step {
    JsonGenerator run() throws IOException;
  }

  private static JsonGenerator write(Step step) {
    try {
      return step.run();
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed.getMessage(), malformed);
    }
  }
}
