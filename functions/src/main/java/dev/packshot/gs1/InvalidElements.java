package dev.packshot.gs1;

/** A text that claims to be GS1 data but breaks its rules. */
final class InvalidElements extends Exception {
  private static final long serialVersionUID = 1;

  /** Creates the refusal with the rest of a sentence about the text, which quotes no value. */
  InvalidElements(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return getMessage();
  }
}
