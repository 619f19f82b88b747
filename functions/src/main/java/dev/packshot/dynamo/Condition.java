package dev.packshot.dynamo;

/** Condition expressions that do not depend on an item's attributes. */
public final class Condition {
  /** There is an item under the key. */
  public static final String EXISTS = "attribute_exists(" + Key.PARTITION + ")";

  /** There is no item under the key. */
  public static final String ABSENT = "attribute_not_exists(" + Key.PARTITION + ")";

  private Condition() {}
}
