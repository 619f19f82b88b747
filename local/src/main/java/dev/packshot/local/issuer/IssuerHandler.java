package dev.packshot.local.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.packshot.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/**
 * The answers of the development issuer: its configuration (OpenID Connect Discovery 1.0), its
 * keys, a token for programs of this machine, and for pages of this machine the authorization code
 * flow.
 */
final class IssuerHandler implements HttpHandler {
  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final String KEYS = "/keys";
  private static final String TOKEN = "/token";
  private static final String AUTHORIZE = "/authorize";
  private static final String JSON = "application/json";
  private static final int MAX_SUBJECT = 255;
  private static final int MAX_FORM_BYTES = 16_384;

  private final String url;
  private final DevelopmentTokens tokens;
  private final AuthorizationCodes codes;

  IssuerHandler(String url, DevelopmentTokens tokens, AuthorizationCodes codes) {
    this.url = url;
    this.tokens = tokens;
    this.codes = codes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(new IssuerCall(exchange));
    }
  }

  private void answer(IssuerCall call) throws IOException {
    try {
      switch (call.name()) {
        case "GET " + CONFIGURATION -> call.toAnyPage().send(200, JSON, configuration());
        case "GET " + KEYS -> call.send(200, JSON, tokens.publicKeys());
        case "GET " + AUTHORIZE -> showPage(call);
        case "POST " + AUTHORIZE -> signIn(call);
        case "POST " + TOKEN -> sendToken(call);
        default -> call.send(404);
      }
    } catch (IllegalArgumentException invalid) {
      call.send(400, "text/plain; charset=utf-8", invalid.getMessage() + "\n");
    }
  }

  private String configuration() {
    return JsonWriter.object(
        json ->
            json.field("issuer", url)
                .field("jwks_uri", url + KEYS)
                .field("authorization_endpoint", url + AUTHORIZE)
                .field("token_endpoint", url + TOKEN)
                .field("service_documentation", "For development only.")
                .field("authorization_response_iss_parameter_supported", true)
                .texts("response_types_supported", List.of("code"))
                .texts("grant_types_supported", List.of("authorization_code"))
                .texts("code_challenge_methods_supported", List.of("S256"))
                .texts("token_endpoint_auth_methods_supported", List.of("none"))
                .texts("id_token_signing_alg_values_supported", List.of("ES256")));
  }

  private static void showPage(IssuerCall call) throws IOException {
    var request = AuthorizationRequest.of(call.query());
    if (call.isToLoopback()) {
      call.with("Content-Security-Policy", SignInPage.policy(request.origin()))
          .send(200, "text/html; charset=utf-8", SignInPage.HTML);
    } else {
      call.send(403);
    }
  }

  /** Answers the form of the page with the way back to the page that asked. */
  private void signIn(IssuerCall call) throws IOException {
    var request = AuthorizationRequest.of(call.query());
    var form = call.form(MAX_FORM_BYTES);
    if (!call.isToLoopback() || !call.isOfOwnPage(url)) {
      call.send(403);
    } else if (form.find(SignInPage.CANCEL).isPresent()) {
      call.redirect(request.answer("error", "access_denied", url));
    } else {
      var code = codes.issue(request, subject(form.require(SignInPage.SUBJECT)));
      call.redirect(request.answer("code", code, url));
    }
  }

  private void sendToken(IssuerCall call) throws IOException {
    var form = call.form(MAX_FORM_BYTES);
    if (form.has("grant_type", "authorization_code")) {
      exchange(call, form);
    } else if (call.isFromBrowser() || !call.isToLoopback()) {
      call.send(403);
    } else {
      call.send(200, JSON, token(subjectOf(call.query())));
    }
  }

  /** Exchanges a code for a token, which only a page of this machine can read. */
  private void exchange(IssuerCall call, FormParameters form) throws IOException {
    if (!call.isToLoopback() || !call.isOfLoopbackPage()) {
      call.send(403);
      return;
    }
    var subject = codes.redeem(form);
    var body = subject.map(this::token).orElse("{\"error\":\"invalid_grant\"}");
    call.toItsPage().send(subject.isPresent() ? 200 : 400, JSON, body);
  }

  private String token(String subject) {
    return JsonWriter.object(
        json ->
            json.field("access_token", tokens.token(subject))
                .field("token_type", "Bearer")
                .field("expires_in", DevelopmentTokens.LIFETIME.toSeconds()));
  }

  private static String subjectOf(FormParameters query) {
    return query.values().isEmpty()
        ? DevelopmentIssuer.SUBJECT
        : subject(query.require(SignInPage.SUBJECT));
  }

  private static String subject(String text) {
    if (text.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException("A user has at most " + MAX_SUBJECT + " characters.");
    }
    return text;
  }
}
