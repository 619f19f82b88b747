package dev.packshot.auth;

import dev.packshot.http.Request;
import dev.packshot.id.Sha256;
import dev.packshot.id.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The cookie of a browser session: the user's id, which locates the item, and 256 random bits. The
 * text is never stored or logged.
 */
public final class BrowserCookie {
  /** The time after which a session that is not used ends. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** The time after which a session ends, however much it is used. */
  public static final Duration LIFETIME = Duration.ofDays(14);

  private static final String NAME = "sessionid";
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 43;
  private static final int ID_LENGTH = 22;
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=";

  private final UserId user;
  private final String secret;

  private BrowserCookie(UserId user, String secret) {
    this.user = user;
    this.secret = secret;
  }

  /** Creates the cookie of a new session. */
  public static BrowserCookie mint(UserId user, RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new BrowserCookie(user, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns whether a request has a cookie of this name, ours or not. */
  static boolean isIn(Request request) {
    return values(request).length > 0;
  }

  /**
   * Returns the cookie of a request; empty if there is none in our format, or more than one. A site
   * that shares the domain may have set another of this name, even one of a session of its own: its
   * user must not get what this user sends.
   */
  public static Optional<BrowserCookie> of(Request request) {
    var ours = ours(request);
    return ours.size() == 1 ? Optional.of(ours.get(0)) : Optional.empty();
  }

  /** Returns whether a request has several cookies in our format, of which one is foreign. */
  static boolean isAmbiguous(Request request) {
    return ours(request).size() > 1;
  }

  private static List<BrowserCookie> ours(Request request) {
    return Arrays.stream(values(request))
        .distinct()
        .map(BrowserCookie::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private static String[] values(Request request) {
    var pairs = request.header("Cookie").orElse("").split(";", -1);
    return Arrays.stream(pairs)
        .map(String::strip)
        .filter(pair -> pair.startsWith(NAME + "="))
        .map(pair -> pair.substring(NAME.length() + 1))
        .toArray(String[]::new);
  }

  private static Optional<BrowserCookie> parse(String value) {
    if (value.length() != ID_LENGTH + 1 + SECRET_LENGTH || value.charAt(ID_LENGTH) != '.') {
      return Optional.empty();
    }
    var secret = value.substring(ID_LENGTH + 1);
    return secret.matches("[A-Za-z0-9_-]+")
        ? UserId.parse(value.substring(0, ID_LENGTH)).map(user -> new BrowserCookie(user, secret))
        : Optional.empty();
  }

  public UserId user() {
    return user;
  }

  /** Returns the SHA-256 of the random bits, under which the session is stored. */
  String hash() {
    return Sha256.hex(secret);
  }

  /** Returns the header that gives the cookie to the browser, to be sent once. */
  public String setCookie() {
    return NAME + "=" + user + "." + secret + ATTRIBUTES + LIFETIME.toSeconds();
  }

  /** Returns the header that removes the cookie from the browser. */
  public static String clearCookie() {
    return NAME + "=" + ATTRIBUTES + "0";
  }

  /** Returns nothing of the random bits, so that they do not get into logs. */
  @Override
  public String toString() {
    return NAME + "=" + user + ".…";
  }
}
