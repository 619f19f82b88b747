package dev.packshot.infra;

/** A setting of the stack that cannot be used; its message is the one sentence that says why. */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadSetting(String sentence) {
    super(sentence);
  }
}
