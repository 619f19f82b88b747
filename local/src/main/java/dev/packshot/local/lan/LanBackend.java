package dev.packshot.local.lan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.local.gateway.Backend;
import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The backend of the local network: a site for each address that clients use, so that the URLs in
 * its answers have the same address. Over plain HTTP there is only the page about trust.
 */
final class LanBackend implements Backend {
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int BAD_REQUEST = 400;
  private static final int MISDIRECTED = 421;

  private final Predicate<String> hosts;
  private final TrustPage trust;
  private final Function<URI, Backend> sites;
  private final String start;
  private final Map<String, Backend> siteByHost = new ConcurrentHashMap<>();

  /**
   * Creates a backend.
   *
   * @param hosts whether a header {@code Host} is one of this machine
   * @param sites returns the site at an address
   * @param start the path that {@code /} leads to
   */
  LanBackend(Predicate<String> hosts, TrustPage trust, Function<URI, Backend> sites, String start) {
    this.hosts = hosts;
    this.trust = trust;
    this.sites = sites;
    this.start = start;
  }

  @Override
  public HttpAnswer answer(HttpCall call, byte[] body) {
    var host = call.header("Host");
    if (!hosts.test(host)) {
      return text(MISDIRECTED, "This Packshot has no address " + host + ". See its terminal.");
    }
    if (call.rawPath().startsWith(TrustPage.PATH)) {
      return trust.answer(call);
    }
    if (TrustPage.PATH.equals(call.rawPath() + "/")) {
      return redirect(TrustPage.PATH);
    }
    return call.isSecure() ? secure(call, body, host) : plain(call, host);
  }

  private HttpAnswer secure(HttpCall call, byte[] body, String host) {
    if (call.rawPath().equals("/")) {
      return redirect(start);
    }
    var address = URI.create("https://" + host);
    return siteByHost.computeIfAbsent(host, it -> sites.apply(address)).answer(call, body);
  }

  /** Answers a request without TLS, whose key and body everyone on the way could read. */
  private static HttpAnswer plain(HttpCall call, String host) {
    if (call.rawPath().equals("/")) {
      return redirect(TrustPage.PATH);
    }
    return (call.rawPath() + "/").startsWith("/scan/")
        ? redirect("https://" + host + "/scan/")
        : text(
            BAD_REQUEST,
            "Use https://"
                + host
                + ". http://"
                + host
                + TrustPage.PATH
                + " tells how to trust it.");
  }

  private static HttpAnswer redirect(String location) {
    return HttpAnswer.of(TEMPORARY_REDIRECT)
        .with("Location", location)
        .with("Cache-Control", "no-store");
  }

  private static HttpAnswer text(int status, String line) {
    return HttpAnswer.of(status)
        .with("text/plain; charset=utf-8", (line + "\n").getBytes(UTF_8))
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }
}
