package dev.packshot.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arguments of a command, taken from environment variables. A blank variable counts as absent.
 * Invalid arguments are reported as {@link IllegalArgumentException}, in one sentence.
 */
record CommandArguments(Map<String, String> variables) {

  /**
   * Returns a variable's parsed value; empty if the variable is absent.
   *
   * @param expected the description of a valid value, for the error message
   */
  <T> Optional<T> find(String name, String expected, Function<String, Optional<T>> parser) {
    return text(name).map(text -> parser.apply(text).orElseThrow(() -> invalid(name, expected)));
  }

  <T> T require(String name, String expected, Function<String, Optional<T>> parser) {
    return find(name, expected, parser).orElseThrow(() -> invalid(name, expected));
  }

  /** Returns a number of up to five digits; 0 if the variable is absent. */
  long number(String name) {
    return find(name, "a number from 0 to 99999", CommandArguments::parseNumber).orElse(0L);
  }

  boolean is(String name, String value) {
    return text(name).filter(value::equals).isPresent();
  }

  /** Refuses a variable that the command would otherwise ignore. */
  void reject(String name, String reason) {
    if (text(name).isPresent()) {
      throw new IllegalArgumentException(name + "= " + reason);
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Long> parseNumber(String text) {
    return text.matches("\\d{1,5}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Returns an error without the value, which may be a key. */
  private static IllegalArgumentException invalid(String name, String expected) {
    return new IllegalArgumentException(name + "= must be " + expected + ".");
  }
}
