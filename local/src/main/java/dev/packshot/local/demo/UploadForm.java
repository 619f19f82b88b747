package dev.packshot.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** A multipart form as posted by a browser, with the presigned fields before the file. */
final class UploadForm {
  private final String boundary = "packshot-" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  UploadForm(JsonNode fields, DemoPhoto photo) {
    fields.properties().forEach(field -> writeField(field.getKey(), field.getValue().textValue()));
    writeHeader("file\"; filename=\"" + photo.name().replace("\"", "%22"));
    body.writeBytes(photo.bytes());
    write("\r\n--" + boundary + "--\r\n");
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  private void writeField(String name, String value) {
    writeHeader(name);
    write(value + "\r\n");
  }

  private void writeHeader(String name) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }
}
