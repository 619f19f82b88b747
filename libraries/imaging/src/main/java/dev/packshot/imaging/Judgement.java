package dev.packshot.imaging;

import java.util.Objects;
import java.util.Optional;

/**
 * The outcome of reading a file once: the length in bytes and the SHA-256 in lower-case hex of all
 * of it, valid or not, and the verdict.
 *
 * @param picture the picture of a valid file; empty if there is no decoder of its kind
 */
public record Judgement(long length, String sha256, Verdict verdict, Optional<Picture> picture) {
  public Judgement {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(picture, "picture");
  }
}
