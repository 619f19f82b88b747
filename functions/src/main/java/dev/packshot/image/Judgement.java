package dev.packshot.image;

import java.util.Objects;

/**
 * What one reading of a file told: its length in bytes and its SHA-256 in lower-case hex, of all of
 * it, sound or not, and the verdict.
 */
public record Judgement(long length, String sha256, Verdict verdict) {
  public Judgement {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(verdict, "verdict");
  }
}
