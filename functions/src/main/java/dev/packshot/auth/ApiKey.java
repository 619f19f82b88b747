package dev.packshot.auth;

import dev.packshot.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * An API key in clear text: {@code <prefix>_<body>_<checksum>}, with a body of 32 alphanumeric
 * characters and its CRC-32. The text is never stored or logged.
 */
public final class ApiKey {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int PREFIX_LENGTH = 3;
  private static final int BODY_LENGTH = 32;
  private static final int BODY_START = PREFIX_LENGTH + 1;
  private static final int CHECKSUM_START = BODY_START + BODY_LENGTH + 1;
  private static final int LENGTH = CHECKSUM_START + 8;

  private final KeyKind kind;
  private final String text;
  private final String hash;

  private ApiKey(KeyKind kind, String text) {
    this.kind = kind;
    this.text = text;
    this.hash = Sha256.hex(text);
  }

  /** Creates a key of this kind, with 190 random bits. */
  public static ApiKey mint(KeyKind kind, RandomGenerator random) {
    var body = new StringBuilder();
    random.ints(BODY_LENGTH, 0, ALPHABET.length()).forEach(at -> body.append(ALPHABET.charAt(at)));
    return new ApiKey(kind, kind.prefix() + "_" + body + "_" + checksum(body.toString()));
  }

  /** Reads a key; empty if its format or its checksum is wrong. */
  public static Optional<ApiKey> parse(String text) {
    if (text.length() != LENGTH
        || text.charAt(PREFIX_LENGTH) != '_'
        || text.charAt(CHECKSUM_START - 1) != '_') {
      return Optional.empty();
    }
    var body = text.substring(BODY_START, CHECKSUM_START - 1);
    if (!isAlphanumeric(body) || !checksum(body).equals(text.substring(CHECKSUM_START))) {
      return Optional.empty();
    }
    return KeyKind.find(text.substring(0, PREFIX_LENGTH)).map(kind -> new ApiKey(kind, text));
  }

  public KeyKind kind() {
    return kind;
  }

  /** Returns the SHA-256 of the key in lower-case hexadecimal digits, under which it is stored. */
  public String hash() {
    return hash;
  }

  /** Returns the key in clear text, to be shown to its owner once. */
  public String reveal() {
    return text;
  }

  /** Returns the prefix only, so that the key does not get into logs. */
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
