package dev.packshot.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of a program by variables of its environment; a blank one is not there. */
record CommandArguments(Map<String, String> variables) {

  /**
   * A variable's value, if there is one; a problem that says what it should be where it is wrong.
   */
  <T> Optional<T> find(String name, String form, Function<String, Optional<T>> parse) {
    return text(name).map(text -> parse.apply(text).orElseThrow(() -> wrong(name, form)));
  }

  <T> T require(String name, String form, Function<String, Optional<T>> parse) {
    return find(name, form, parse).orElseThrow(() -> wrong(name, form));
  }

  /** A number of up to five digits, 0 where it is not said. */
  long number(String name) {
    return find(name, "a number from 0 to 99999", CommandArguments::parseNumber).orElse(0L);
  }

  /** Whether a variable says just this. */
  boolean says(String name, String text) {
    return text(name).filter(text::equals).isPresent();
  }

  /** Takes nothing for said that would be passed over. */
  void refuse(String name, String why) {
    if (text(name).isPresent()) {
      throw new IllegalArgumentException(name + "= " + why);
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

  /** Does not repeat what was said: it may be a key. */
  private static IllegalArgumentException wrong(String name, String form) {
    return new IllegalArgumentException(name + "= must be " + form + ".");
  }
}
