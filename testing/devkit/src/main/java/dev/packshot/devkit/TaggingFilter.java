package dev.packshot.devkit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.regex.Pattern;
import org.gaul.s3proxy.auth.AwsSignature;
import org.gaul.s3proxy.auth.S3AuthorizationHeader;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * A servlet filter that adds object tagging to s3proxy, which answers {@code ?tagging} with 501. It
 * supports put, get and delete, also of a version, and requires the same signature as s3proxy. A
 * copy may say that it has no tags, since s3proxy copies none. Tags in a header are still answered
 * with 501.
 */
final class TaggingFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final int MAX_BODY_BYTES = 64 << 10;
  private static final Pattern TAGGING =
      Pattern.compile("tagging=?(&versionId=[^&]*)?|versionId=[^&]*&tagging=?");

  private final transient Path folder;
  private final transient AwsBasicCredentials credentials;

  TaggingFilter(Path folder, AwsBasicCredentials credentials) {
    this.folder = folder;
    this.credentials = credentials;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var query = request.getQueryString();
    if (query == null || !TAGGING.matcher(query).matches()) {
      chain.doFilter(new CopyWithoutTags(request), response);
      return;
    }
    var body = request.getInputStream().readNBytes(MAX_BODY_BYTES);
    var object = object(request);
    if (!isSigned(request, body) || !object.startsWith(folder)) {
      sendError(response, 403, "AccessDenied");
    } else if (!Files.isRegularFile(object)) {
      sendError(response, 404, "NoSuchKey");
    } else {
      handle(request.getMethod(), object, body, response);
    }
  }

  private static void handle(String method, Path object, byte[] body, HttpServletResponse response)
      throws IOException {
    try {
      switch (method) {
        case "PUT" -> ObjectTags.parse(body).write(object);
        case "GET" -> write(response, ObjectTags.read(object).xml());
        case "DELETE" -> {
          new ObjectTags(Map.of()).write(object);
          response.setStatus(204);
        }
        default -> sendError(response, 405, "MethodNotAllowed");
      }
    } catch (IllegalArgumentException malformed) {
      sendError(response, 400, "MalformedXML");
    }
  }

  private Path object(HttpServletRequest request) {
    var path = URLDecoder.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    var version = request.getParameter("versionId");
    if (version != null) {
      var parts = path.split("/", 3);
      path = "/" + ObjectVersions.bucket(parts[1]) + "/" + ObjectVersions.key(parts[2], version);
    }
    return folder.resolve(path.substring(1)).normalize();
  }

  private boolean isSigned(HttpServletRequest request, byte[] body) throws IOException {
    var header = request.getHeader("Authorization");
    if (header == null || !header.startsWith("AWS4-HMAC-SHA256 ")) {
      return false;
    }
    try {
      var actual = new S3AuthorizationHeader(header);
      var expected =
          AwsSignature.createAuthorizationSignatureV4(
              request,
              actual,
              body,
              request.getRequestURI(),
              credentials.secretAccessKey(),
              false,
              null,
              null);
      return credentials.accessKeyId().equals(actual.getIdentity())
          && MessageDigest.isEqual(bytes(expected.signature()), bytes(actual.getSignature()));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void sendError(HttpServletResponse response, int status, String code)
      throws IOException {
    response.setStatus(status);
    write(response, "<Error><Code>" + code + "</Code></Error>");
  }

  private static void write(HttpServletResponse response, String xml) throws IOException {
    response.setContentType("application/xml");
    response.getOutputStream().write(bytes(xml));
  }

  /** A request whose header {@code x-amz-tagging-directive: REPLACE} s3proxy does not refuse. */
  private static final class CopyWithoutTags extends HttpServletRequestWrapper {
    private static final String DIRECTIVE = "x-amz-tagging-directive";

    CopyWithoutTags(HttpServletRequest request) {
      super(request);
    }

    /** Hides the name only: the value is part of the signature. */
    @Override
    public Enumeration<String> getHeaderNames() {
      var names = Collections.list(super.getHeaderNames());
      if ("REPLACE".equals(getHeader(DIRECTIVE))) {
        names.removeIf(DIRECTIVE::equalsIgnoreCase);
      }
      return Collections.enumeration(names);
    }
  }
}
