package dev.packshot.auth;

import dev.packshot.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A key as its owner holds it: {@code <prefix>_<body>_<checksum>}, 32 alphanumerics and the CRC-32
 * of them. The text itself is never stored nor logged.
 */
public final class ApiKey {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int PREFIX_LENGTH = 3;
  private static final int BODY_LENGTH = 32;
  private static final int BODY_AT = PREFIX_LENGTH + 1;
  private static final int CHECKSUM_AT = BODY_AT + BODY_LENGTH + 1;
  private static final int LENGTH = CHECKSUM_AT + 8;

  private final KeyKind kind;
  private final String text;
  private final String hash;

  private ApiKey(KeyKind kind, String text) {
    this.kind = kind;
    this.text = text;
    this.hash = Sha256.hex(text);
  }

  /** A new key of this kind: 190 bits of chance. */
  public static ApiKey mint(KeyKind kind, SecureRandom random) {
    var body = new StringBuilder();
    random.ints(BODY_LENGTH, 0, ALPHABET.length()).forEach(at -> body.append(ALPHABET.charAt(at)));
    return new ApiKey(kind, kind.prefix() + "_" + body + "_" + checksum(body.toString()));
  }

  /** Reads a key; nothing where its form or its checksum is wrong. */
  public static Optional<ApiKey> parse(String text) {
    if (text.length() != LENGTH
        || text.charAt(PREFIX_LENGTH) != '_'
        || text.charAt(CHECKSUM_AT - 1) != '_') {
      return Optional.empty();
    }
    var body = text.substring(BODY_AT, CHECKSUM_AT - 1);
    if (!isAlphanumeric(body) || !checksum(body).equals(text.substring(CHECKSUM_AT))) {
      return Optional.empty();
    }
    return KeyKind.find(text.substring(0, PREFIX_LENGTH)).map(kind -> new ApiKey(kind, text));
  }

  public KeyKind kind() {
    return kind;
  }

  /** The SHA-256 of the whole key in lower-case hex: what is stored, and what it is found by. */
  public String hash() {
    return hash;
  }

  /** The key itself, to be shown to its owner once. */
  public String reveal() {
    return text;
  }

  /** The kind alone: a key does not print itself. */
  @Override
  public String toString() {
    return kind.prefix() + "_…";
  }

  private static boolean isAlphanumeric(String body) {
    for (int at = 0; at < body.length(); at++) {
      if (ALPHABET.indexOf(body.charAt(at)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
