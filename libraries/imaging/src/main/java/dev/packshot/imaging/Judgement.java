package dev.packshot.imaging;

import java.util.Objects;
import java.util.Optional;

/**
 * What one reading of a file told: its length in bytes and its SHA-256 in lower-case hex, of all of
 * it, sound or not, and the verdict.
 *
 * @param picture what a sound file shows; nothing where Java has no decoder for the format
 */
public record Judgement(long length, String sha256, Verdict verdict, Optional<Picture> picture) {
  public Judgement {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(picture, "picture");
  }
}
