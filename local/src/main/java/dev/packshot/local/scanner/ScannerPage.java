package dev.packshot.local.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.json.JsonWriter;
import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.LocalResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The resource of the scanner page, which is built from {@code clients/scanner}. The page contains
 * no key: it gets one by its link, in the fragment, which is not sent to a server.
 */
public final class ScannerPage implements LocalResource {
  /** The path of the page. Everything below it is a file of the page. */
  public static final String PATH = "/scan";

  private static final String START = "index.html";

  /** The names of the page's files. None leaves its folder, or is encoded. */
  private static final Pattern NAME = Pattern.compile("(\\w[\\w-]*/)*\\w[\\w.-]*");

  private static final int MOVED = 308;
  private static final int NOT_FOUND = 404;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "wasm", "application/wasm",
          "webmanifest", "application/manifest+json");

  private static final String CONFIGURATION = "config.json";

  /** The name of the page at the issuer of a local run, which accepts any. */
  private static final String CLIENT = "scanner";

  private final Path folder;
  private final Optional<String> issuer;
  private final String policy;

  /**
   * Creates the resource.
   *
   * @param folder the built page
   * @param s3 the address that photos are sent to and pictures come from
   * @param issuer where users sign in, if they can
   */
  public ScannerPage(Path folder, URI s3, Optional<String> issuer) {
    this.folder = folder.toAbsolutePath().normalize();
    this.issuer = issuer;
    this.policy = policy(s3, issuer);
  }

  /** Returns whether the page has been built, which needs Node.js. */
  public static boolean isBuilt(Path folder) {
    return Files.isRegularFile(folder.resolve(START));
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    var path = call.rawPath();
    if (path.equals(PATH)) {
      return HttpAnswer.of(MOVED).with("Location", PATH + "/");
    }
    return find(path.substring(PATH.length() + 1)).orElseGet(ScannerPage::notFound);
  }

  private Optional<HttpAnswer> find(String name) {
    if (name.equals(CONFIGURATION)) {
      return Optional.of(answer(TYPES.get("json"), configuration().getBytes(UTF_8)));
    }
    var asked = name.isEmpty() ? START : name;
    var type = TYPES.get(extension(asked));
    if (type == null || !NAME.matcher(asked).matches()) {
      return Optional.empty();
    }
    var file = folder.resolve(asked);
    return Files.isRegularFile(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  private HttpAnswer read(Path file, String type) {
    try {
      return answer(type, Files.readAllBytes(file));
    } catch (IOException e) {
      return notFound(); // the page is being built again
    }
  }

  private HttpAnswer answer(String type, byte[] body) {
    return HttpAnswer.of(200)
        .with(type, body)
        .with("Content-Security-Policy", policy)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-cache")
        .with("Referrer-Policy", "no-referrer");
  }

  /** Returns what the page is told about this deployment, whose API has the page's own address. */
  private String configuration() {
    return JsonWriter.object(
        json ->
            issuer.ifPresent(
                url ->
                    json.object("signIn", it -> it.field("issuer", url).field("client", CLIENT))));
  }

  private static HttpAnswer notFound() {
    return HttpAnswer.of(NOT_FOUND).with("text/plain", "There is nothing here.\n".getBytes(UTF_8));
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Allows the page's own files, WebAssembly for reading codes, S3 and the issuer. */
  private static String policy(URI s3, Optional<String> issuer) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' blob: data: " + s3,
        "media-src 'self' blob:",
        "connect-src 'self' " + s3 + issuer.map(url -> " " + url).orElse(""),
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }
}
