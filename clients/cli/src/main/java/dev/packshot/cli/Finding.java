package dev.packshot.cli;

/**
 * The result of one check of a deployment.
 *
 * @param subject what was checked
 * @param detail what was found
 * @param remedy how to mend it; empty if all is well
 */
public record Finding(String subject, boolean isGood, String detail, String remedy) {
  public static Finding good(String subject, String detail) {
    return new Finding(subject, true, detail, "");
  }

  public static Finding bad(String subject, String detail, String remedy) {
    return new Finding(subject, false, detail, remedy);
  }
}
