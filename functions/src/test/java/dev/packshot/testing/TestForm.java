package dev.packshot.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A {@code multipart/form-data} body, as browsers write it or as a test would have it. */
public final class TestForm {
  public static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public TestForm text(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(UTF_8));
  }

  public TestForm file(String name, String filename, byte[] bytes) {
    return part(
        "Content-Disposition: form-data; name=\""
            + name
            + "\"; filename=\""
            + filename
            + "\"\r\nContent-Type: image/jpeg",
        bytes);
  }

  /** A part with these headers. */
  public TestForm part(String headers, byte[] bytes) {
    return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").raw(bytes).raw("\r\n");
  }

  public TestForm raw(String text) {
    return raw(text.getBytes(UTF_8));
  }

  public TestForm raw(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  /** What was written so far, without an end. */
  public byte[] cutOff() {
    return body.toByteArray();
  }

  /** All of it. */
  public byte[] bytes() {
    return new TestForm().raw(cutOff()).raw("--" + BOUNDARY + "--\r\n").cutOff();
  }
}
