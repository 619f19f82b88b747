package dev.packshot.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The HTTP handler of public pictures, which CloudFront serves on AWS. It sends the same headers
 * and allows every origin. It reads only keys with the form of a picture's key.
 */
public final class PublicPictures implements HttpHandler {
  /** The path of the pictures. */
  public static final String PATH = "/media";

  private static final Pattern PICTURE =
      Pattern.compile(
          PATH + "(/images/[2-9A-Za-z]{22}/[0-9a-f]{16}-[1-9][0-9]{0,4}\\.(?:jpg|png))");

  private static final String BUCKET_FOLDER = "public";
  private static final int NOT_MODIFIED = 304;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /** The types that a browser displays without running code in them. */
  private static final Set<String> INLINE_TYPES = Set.of("image/jpeg", "image/png");

  private final S3Client s3;
  private final String bucket;

  public PublicPictures(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Access-Control-Allow-Origin", "*");
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.sendResponseHeaders(FORBIDDEN, -1); // as CloudFront responds
        return;
      }
      respond(exchange);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    var key = key(exchange.getRequestURI().getRawPath());
    if (key.isEmpty()) {
      exchange.sendResponseHeaders(NOT_FOUND, -1);
      return;
    }
    try {
      var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key.get()));
      send(exchange, object.response(), object.asByteArray());
    } catch (NoSuchKeyException e) {
      exchange.sendResponseHeaders(NOT_FOUND, -1);
    } catch (SdkException e) {
      exchange.sendResponseHeaders(UNAVAILABLE, -1);
    }
  }

  /** Returns the key of a picture's path. The path is not decoded: no picture's path is encoded. */
  static Optional<String> key(String rawPath) {
    var picture = PICTURE.matcher(rawPath);
    return picture.matches() ? Optional.of(BUCKET_FOLDER + picture.group(1)) : Optional.empty();
  }

  private static void send(HttpExchange exchange, GetObjectResponse object, byte[] bytes)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", object.contentType());
    headers.set("ETag", object.eTag());
    headers.set("Cache-Control", object.cacheControl());
    if (!INLINE_TYPES.contains(object.contentType())) {
      headers.set("Content-Disposition", "attachment");
    }
    if (object.eTag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(NOT_MODIFIED, -1);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
