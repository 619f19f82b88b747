package dev.packshot.local.lan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.id.Sha256;
import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.LocalResource;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The resource of the page that tells how a phone is told to trust the authority, and of the
 * authority's certificate. It contains no secret: it is served over plain HTTP, too.
 */
final class TrustPage implements LocalResource {
  /** The path of the page. The certificate is below it. */
  static final String PATH = "/trust/";

  private static final String CERTIFICATE_TYPE = "application/x-x509-ca-cert";

  private final Authority authority;
  private final String html;
  private final String policy;

  TrustPage(Authority authority) {
    var page = read();
    this.authority = authority;
    this.html =
        page.replace("{name}", nameOf(authority)).replace("{fingerprint}", authority.fingerprint());
    this.policy =
        "default-src 'none'; style-src "
            + hashOfStyle(page)
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    return switch (call.rawPath()) {
      case PATH ->
          HttpAnswer.of(200)
              .with("text/html; charset=utf-8", html.getBytes(UTF_8))
              .with("Content-Security-Policy", policy)
              .with("X-Content-Type-Options", "nosniff")
              .with("Cache-Control", "no-store");
      case PATH + "packshot.crt" -> file("packshot.crt", authority.der());
      case PATH + "packshot.pem" -> file("packshot.pem", authority.pem().getBytes(UTF_8));
      default -> HttpAnswer.of(404).with("text/plain", "There is nothing here.\n".getBytes(UTF_8));
    };
  }

  private static HttpAnswer file(String name, byte[] bytes) {
    return HttpAnswer.of(200)
        .with(CERTIFICATE_TYPE, bytes)
        .with("Content-Disposition", "attachment; filename=" + name)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  private static String nameOf(Authority authority) {
    var subject = authority.certificate().getSubjectX500Principal().getName();
    return subject.replaceFirst("^(?:.*,)?CN=([^,]*).*$", "$1");
  }

  private static String hashOfStyle(String page) {
    var style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    return "'sha256-" + Sha256.base64(style) + "'";
  }

  private static String read() {
    try (var in = TrustPage.class.getResourceAsStream("trust.html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
