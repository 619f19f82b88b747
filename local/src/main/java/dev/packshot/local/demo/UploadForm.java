package dev.packshot.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** A form as a browser posts it: the presigned fields, and the file last. */
final class UploadForm {
  private final String boundary = "packshot-" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  UploadForm(JsonNode fields, DemoPhoto photo) {
    fields.properties().forEach(field -> part(field.getKey(), field.getValue().textValue()));
    open("file\"; filename=\"" + photo.name().replace("\"", "%22"));
    body.writeBytes(photo.bytes());
    write("\r\n--" + boundary + "--\r\n");
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  private void part(String name, String value) {
    open(name);
    write(value + "\r\n");
  }

  private void open(String name) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }
}
