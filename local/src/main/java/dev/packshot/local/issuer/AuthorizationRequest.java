package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * The request of a page for an authorization code with PKCE (RFC 7636).
 *
 * @param redirect where the browser goes with the code: always a page of this machine
 * @param challenge the SHA-256 of the page's secret, as base64url
 */
record AuthorizationRequest(String client, URI redirect, Optional<String> state, String challenge) {
  private static final String CHALLENGE = "[\\w-]{43}";

  /**
   * Reads the request.
   *
   * @throws IllegalArgumentException if it is not such a request; nobody is redirected then
   */
  static AuthorizationRequest of(FormParameters query) {
    var redirect = URI.create(query.require("redirect_uri"));
    LoopbackPage.origin(redirect);
    check(query.has("response_type", "code"), "response_type must be code.");
    check(query.has("code_challenge_method", "S256"), "code_challenge_method must be S256.");
    var challenge = query.require("code_challenge");
    check(challenge.matches(CHALLENGE), "code_challenge must be a SHA-256 as base64url.");
    return new AuthorizationRequest(
        query.require("client_id"), redirect, query.find("state"), challenge);
  }

  String origin() {
    return LoopbackPage.origin(redirect);
  }

  /** Returns the address of the page with an answer, which names the issuer (RFC 9207). */
  String answer(String name, String value, String issuer) {
    var answer =
        new StringBuilder(redirect.toString())
            .append(redirect.getRawQuery() == null ? '?' : '&')
            .append(name + "=" + encode(value) + "&iss=" + encode(issuer));
    state.ifPresent(it -> answer.append("&state=").append(encode(it)));
    return answer.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static void check(boolean isValid, String message) {
    if (!isValid) {
      throw new IllegalArgumentException(message);
    }
  }
}
