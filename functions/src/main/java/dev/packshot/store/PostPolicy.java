package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.core.json.JsonWriteFeature;

/**
 * A POST policy: the conditions that a form must meet to put an object
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html).
 */
final class PostPolicy {
  /** Escapes as {@code JSON.stringify} does, so that policies equal those of other SDKs. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private final StringWriter text = new StringWriter(1024);
  private final JsonGenerator json;

  /** Starts a policy without conditions. */
  PostPolicy(String expiration) {
    json = write(() -> FACTORY.createGenerator(text));
    write(
        () -> {
          json.writeStartObject();
          json.writeStringField("expiration", expiration);
          json.writeArrayFieldStart("conditions");
          return json;
        });
  }

  /**
   * Adds the condition that a field has exactly this value.
   *
   * @throws IllegalArgumentException if the value contains an unpaired surrogate
   */
  PostPolicy exactly(String field, String value) {
    if (!UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("unpaired surrogate in the value of " + field);
    }
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
    return Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8));
  }

  /** A write to memory, which never fails. */
  private interface Step {
    JsonGenerator run() throws IOException;
  }

  private static JsonGenerator write(Step step) {
    try {
      return step.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
