package dev.packshot.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A {@code multipart/form-data} body, valid or not. */
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

  /** Adds a part with these headers. */
  public TestForm part(String headers, byte[] bytes) {
    return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").raw(bytes).raw("\r\n");
  }

  /** Adds text without any framing. */
  public TestForm raw(String text) {
    return raw(text.getBytes(UTF_8));
  }

  public TestForm raw(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  /** Returns the body without its final boundary. */
  public byte[] unterminated() {
    return body.toByteArray();
  }

  /** Returns the complete body. */
  public byte[] bytes() {
    return new TestForm().raw(unterminated()).raw("--" + BOUNDARY + "--\r\n").unterminated();
  }
}
