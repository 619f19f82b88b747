package dev.packshot.http;

import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * A reader of {@code multipart/form-data} (RFC 7578). It reads the parts with given names, in any
 * order and each at most once, and skips all other parts. Of a part's headers, only its name is
 * read.
 */
final class Multipart {
  /** Ten times the size of a file name of 255 bytes in percent-encoding. */
  private static final int MAX_HEADER_BYTES = 8 * 1_024;

  private static final int MAX_BOUNDARY = 70;
  private static final String DISPOSITION = "content-disposition:";

  private final MultipartInput input;
  private final Set<String> names;
  private final Map<String, Object> parts = new HashMap<>();

  private Multipart(MultipartInput input, Set<String> names) {
    this.input = input;
    this.names = names;
  }

  /**
   * Returns the parts with these names as {@link FormPart}s.
   *
   * @throws ProblemException if the body is malformed
   */
  static Map<String, Object> read(byte[] body, String contentType, Set<String> names) {
    var boundary = boundary(contentType);
    try {
      var input =
          MultipartInput.builder()
              .setInputStream(new ByteArrayInputStream(body))
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .setMaxPartHeaderSize(MAX_HEADER_BYTES)
              .get();
      input.setHeaderCharset(StandardCharsets.ISO_8859_1); // every byte is a character
      return new Multipart(input, names).parts();
    } catch (FileUploadException malformed) {
      throw new ProblemException(
          Problem.badRequest(
              "The body is not valid multipart/form-data: a part is truncated or malformed."));
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
  }

  /** Returns a form as text, a character for each byte, without what differs from form to form. */
  static String withoutBoundary(byte[] body, String contentType) {
    return new String(body, StandardCharsets.ISO_8859_1)
        .replace("--" + boundary(contentType), "--");
  }

  private static String boundary(String contentType) {
    return HeaderParameters.find(contentType, "boundary")
        .filter(it -> !it.isEmpty() && it.length() <= MAX_BOUNDARY)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.badRequest("The Content-Type has no boundary of 1 to 70 characters.")));
  }

  private Map<String, Object> parts() throws IOException {
    if (!input.skipPreamble()) {
      throw new ProblemException(
          Problem.badRequest(
              "The body is not multipart/form-data: its boundary does not occur in it."));
    }
    do {
      readPart();
    } while (input.readBoundary());
    return parts;
  }

  private void readPart() throws IOException {
    var name = name(input.readHeaders()).filter(names::contains);
    if (name.isEmpty()) {
      input.discardBodyData();
      return;
    }
    if (parts.containsKey(name.get())) {
      throw new ProblemException(Problem.invalid(name.get(), "appears twice."));
    }
    var bytes = new ByteArrayOutputStream();
    input.readBodyData(bytes);
    parts.put(name.get(), new FormPart(bytes.toByteArray()));
  }

  private static Optional<String> name(String headers) {
    for (var line : headers.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        var disposition = line.substring(DISPOSITION.length());
        return HeaderParameters.essence(disposition).equals("form-data")
            ? HeaderParameters.find(disposition, "name")
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
