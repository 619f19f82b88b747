package dev.packshot.gs1;

/**
 * A set of characters that the value of an application identifier may have. The constants are the
 * letters of the formats in the GS1 General Specifications.
 */
enum CharacterSet {
  /** Digits. */
  N("0123456789"),

  /** Character set 82 (GS1 General Specifications, figure 7.11-1). */
  X("!\"%&'()*+,-./0123456789:;<=>?" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),

  /** Character set 39 (GS1 General Specifications, figure 7.11-2). */
  Y("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),

  /** Character set 64, file-safe and URI-safe (GS1 General Specifications, figure 7.11-3). */
  Z("-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

  private final String characters;

  CharacterSet(String characters) {
    this.characters = characters;
  }

  boolean hasAll(String text) {
    return text.chars().allMatch(character -> characters.indexOf(character) >= 0);
  }
}
