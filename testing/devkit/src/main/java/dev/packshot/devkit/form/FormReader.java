package dev.packshot.devkit.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * A reader of a form up to its file. The file must be the last field; the fields behind it are
 * ignored, and everything before it must not be larger than 20 KB
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html).
 */
final class FormReader {
  private static final String FILE = "file";
  private static final String DISPOSITION = "content-disposition:";
  private static final int DELIMITER_BYTES = "--\r\n\r\n".length();

  private final MultipartInput input;
  private final int boundaryLength;
  private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int bytes;

  private FormReader(MultipartInput input, int boundaryLength) {
    this.input = input;
    this.boundaryLength = boundaryLength;
  }

  /**
   * Reads the fields before the file.
   *
   * @throws S3Error if the body is malformed, has no file, or too much before it
   */
  static PostedForm read(InputStream body, String contentType) throws IOException {
    var boundary = boundary(contentType);
    var limited = new LimitedStart(body);
    try {
      var input =
          MultipartInput.builder()
              .setInputStream(limited)
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .setMaxPartHeaderSize(LimitedStart.MAX_BYTES)
              .get();
      input.setHeaderCharset(StandardCharsets.UTF_8);
      var form = new FormReader(input, boundary.length()).read();
      limited.lift();
      return form;
    } catch (FileUploadException malformed) {
      throw S3Error.malformed();
    }
  }

  private static String boundary(String contentType) {
    var type = contentType == null ? "" : contentType;
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new S3Error(
          400,
          "RequestIsNotMultiPartContent",
          "Bucket POST must be of the enclosure-type multipart/form-data.");
    }
    var boundary = parameters(type).get("boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw S3Error.malformed();
    }
    return boundary;
  }

  private PostedForm read() throws IOException {
    if (!input.skipPreamble()) {
      throw S3Error.malformed();
    }
    do {
      var headers = input.readHeaders();
      count(boundaryLength + DELIMITER_BYTES + headers.length());
      var disposition = disposition(headers);
      var name = disposition.get("name");
      if (name == null) {
        throw S3Error.malformed();
      }
      if (name.equalsIgnoreCase(FILE)) {
        var fileName = disposition.getOrDefault("filename", "");
        return new PostedForm(fields, fileName == null ? "" : fileName, input.newInputStream());
      }
      fields.put(name, value());
    } while (input.readBoundary());
    throw new S3Error(
        400,
        "IncorrectNumberOfFilesInPostRequest",
        "POST requires exactly one file upload per request.");
  }

  private String value() throws IOException {
    var value = new ByteArrayOutputStream();
    input.readBodyData(value);
    count(value.size());
    return value.toString(StandardCharsets.UTF_8);
  }

  private void count(int more) {
    bytes += more;
    if (bytes > LimitedStart.MAX_BYTES) {
      throw LimitedStart.tooMuch();
    }
  }

  private static Map<String, String> disposition(String headers) {
    for (var line : headers.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        return parameters(line.substring(DISPOSITION.length()));
      }
    }
    return Map.of();
  }

  private static Map<String, String> parameters(String header) {
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(header, ';');
  }
}
