package dev.packshot.simulation.table;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The order of canonical values. Only strings, numbers and binaries have one. */
final class Comparisons {
  private static final Set<AttributeValue.Type> ORDERED =
      EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.N, AttributeValue.Type.B);

  private Comparisons() {}

  static boolean isOrdered(AttributeValue.Type type) {
    return ORDERED.contains(type);
  }

  /** Compares two values; empty if they have no order. */
  static OptionalInt compare(AttributeValue one, AttributeValue other) {
    if (one.type() != other.type()) {
      return OptionalInt.empty();
    }
    return switch (one.type()) {
      case S -> OptionalInt.of(Utf8.compare(one.s(), other.s()));
      case N -> OptionalInt.of(Numbers.compare(one.n(), other.n()));
      case B -> OptionalInt.of(Arrays.compareUnsigned(bytes(one), bytes(other)));
      default -> OptionalInt.empty();
    };
  }

  private static byte[] bytes(AttributeValue value) {
    return value.b().asByteArrayUnsafe();
  }
}
