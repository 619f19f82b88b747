package dev.packshot.simulation.table;

import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The functions of conditions that look into a value. Other types than theirs never match. */
final class Contents {
  private Contents() {}

  static boolean startsWith(AttributeValue value, AttributeValue prefix) {
    if (value.type() != prefix.type()) {
      return false;
    }
    return switch (value.type()) {
      case S -> value.s().startsWith(prefix.s());
      case B -> startsWith(bytes(value), bytes(prefix));
      default -> false;
    };
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Returns whether a string contains another, or a set or list contains an element. */
  static boolean contains(AttributeValue value, AttributeValue element) {
    return switch (value.type()) {
      case S -> element.type() == AttributeValue.Type.S && value.s().contains(element.s());
      case B -> element.type() == AttributeValue.Type.B && contains(bytes(value), bytes(element));
      case SS -> element.type() == AttributeValue.Type.S && value.ss().contains(element.s());
      case NS -> element.type() == AttributeValue.Type.N && value.ns().contains(element.n());
      case BS -> element.type() == AttributeValue.Type.B && value.bs().contains(element.b());
      case L -> value.l().contains(element);
      default -> false;
    };
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int start = 0; start + part.length <= bytes.length; start++) {
      if (Arrays.equals(bytes, start, start + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(AttributeValue value) {
    return value.b().asByteArrayUnsafe();
  }
}
