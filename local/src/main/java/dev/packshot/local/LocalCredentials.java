package dev.packshot.local;

import dev.packshot.store.SigningCredentials;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The pair of keys to the local S3: kept, so that forms which were handed out outlive a restart.
 */
record LocalCredentials(String accessKey, String secret) {
  private static final int SECRET_BYTES = 20;

  static LocalCredentials in(Path file) {
    var kept = new PrivateFile(file);
    var secret = kept.read().orElseGet(LocalCredentials::newSecret);
    kept.write(secret);
    return new LocalCredentials("PACKSHOTLOCAL", secret);
  }

  SigningCredentials forSigning() {
    return new SigningCredentials(accessKey, secret, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "LocalCredentials[" + accessKey + "]";
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
