package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The authorization codes that have not been exchanged yet. Each can be used once, for a minute.
 */
final class AuthorizationCodes {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int CODE_BYTES = 24;

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  AuthorizationCodes(Clock clock) {
    this.clock = clock;
  }

  /** Returns a new code for a page, by which the page gets a token of the subject. */
  String issue(AuthorizationRequest request, String subject) {
    var now = clock.instant();
    issued.values().removeIf(it -> it.isOver(now));
    var bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    var code = base64(bytes);
    issued.put(code, new Issued(request, subject, now.plus(LIFETIME)));
    return code;
  }

  /**
   * Takes the code of a form away and returns its subject; empty if the form is not of the page
   * that has asked for the code.
   */
  Optional<String> redeem(FormParameters form) {
    return form.find("code")
        .map(issued::remove)
        .filter(it -> !it.isOver(clock.instant()))
        .filter(it -> it.request().client().equals(form.require("client_id")))
        .filter(it -> it.request().redirect().toString().equals(form.require("redirect_uri")))
        .filter(it -> it.request().challenge().equals(sha256(form.require("code_verifier"))))
        .map(Issued::subject);
  }

  private static String sha256(String verifier) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A code that was given, and to whom. */
  private record Issued(AuthorizationRequest request, String subject, Instant expiresAt) {
    boolean isOver(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }
}
