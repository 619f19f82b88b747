package dev.packshot.local;

import dev.packshot.local.file.PrivateFile;
import dev.packshot.store.SigningCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** The credentials of the local S3, stored in a file so that upload forms outlive a restart. */
record LocalCredentials(String accessKey, String secret) {
  private static final int SECRET_BYTES = 20;

  /**
   * Reads the secret from the file, or creates the file with a new secret.
   *
   * @param log receives a line if the file is damaged and gets a new secret
   */
  static LocalCredentials in(Path path, Consumer<String> log) {
    var file = new PrivateFile(path);
    var known = file.read().map(String::strip).filter(LocalCredentials::isSecret);
    if (known.isEmpty()) {
      if (Files.exists(path)) {
        log.accept(path + " was damaged and is new: upload forms that were given out are invalid.");
      }
      file.write(newSecret());
    }
    return new LocalCredentials("PACKSHOTLOCAL", known.or(file::read).orElseThrow());
  }

  SigningCredentials forSigning() {
    return new SigningCredentials(accessKey, secret, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "LocalCredentials[" + accessKey + "]";
  }

  private static boolean isSecret(String text) {
    return text.matches("[0-9a-f]{" + 2 * SECRET_BYTES + "}");
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
