package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** A request to the development issuer, and its answer. */
record IssuerCall(HttpExchange exchange) {
  private static final String ORIGIN = "Origin";
  private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

  /** Returns method and path, for example {@code GET /keys}. */
  String name() {
    return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
  }

  FormParameters query() {
    return FormParameters.parse(exchange.getRequestURI().getRawQuery());
  }

  /** Returns the parameters of the body, which is a form or empty. */
  FormParameters form(int maxBytes) throws IOException {
    var body = exchange.getRequestBody().readNBytes(maxBytes);
    return FormParameters.parse(new String(body, UTF_8));
  }

  /** Returns whether the request names this machine, and not a name that leads here. */
  boolean isToLoopback() {
    return LoopbackPage.isHost(header("Host"));
  }

  /** Returns whether a page of any site has sent the request. */
  boolean isFromBrowser() {
    return header(ORIGIN) != null || header("Sec-Fetch-Site") != null;
  }

  /** Returns whether the issuer's own page, or no page, has sent the request. */
  boolean isOfOwnPage(String url) {
    var site = header("Sec-Fetch-Site");
    return (site == null || site.equals("same-origin"))
        && (header(ORIGIN) == null || isOf(header(ORIGIN), url));
  }

  /** Returns whether a page of this machine, or no page, has sent the request. */
  boolean isOfLoopbackPage() {
    return header(ORIGIN) == null || LoopbackPage.isOrigin(header(ORIGIN));
  }

  IssuerCall toAnyPage() {
    return with(ALLOWED_ORIGIN, "*");
  }

  IssuerCall toItsPage() {
    return header(ORIGIN) == null
        ? this
        : with(ALLOWED_ORIGIN, header(ORIGIN)).with("Vary", ORIGIN);
  }

  IssuerCall with(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
    return this;
  }

  void send(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  void send(int status, String type, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    with("Content-Type", type)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  void redirect(String address) throws IOException {
    with("Location", address).with("Cache-Control", "no-store").send(303);
  }

  private String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Returns whether an origin is the issuer's, by whichever name of this machine. */
  private static boolean isOf(String origin, String url) {
    return LoopbackPage.isOrigin(origin)
        && origin.replaceFirst(".*:", "").equals(url.replaceFirst(".*:", ""));
  }
}
