package dev.packshot.local;

import dev.packshot.store.SigningCredentials;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The credentials of the local S3, stored in a file so that upload forms outlive a restart. */
record LocalCredentials(String accessKey, String secret) {
  private static final int SECRET_BYTES = 20;

  /** Reads the secret from the file, or creates the file with a new secret. */
  static LocalCredentials in(Path path) {
    var file = new PrivateFile(path);
    var secret = file.read().orElseGet(LocalCredentials::newSecret);
    file.write(secret);
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
