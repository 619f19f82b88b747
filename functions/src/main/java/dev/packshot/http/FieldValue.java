package dev.packshot.http;

import dev.packshot.json.CompactJson;
import dev.packshot.json.JsonNumber;
import dev.packshot.json.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The value of one field. A value that is not valid is reported and read as absent.
 *
 * @param reject receives the message about a value that is not valid
 */
record FieldValue(Object value, Consumer<String> reject) {
  private static final double MILLION = 1_000_000;

  /** Returns a boolean, which a form has as text; empty if the text is empty. */
  Optional<Boolean> flag() {
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    var text =
        value instanceof FormPart part ? part.text().orElse("?").toLowerCase(Locale.ROOT) : "?";
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.equals("true") && !text.equals("false")) {
      reject.accept("must be true or false.");
    }
    return Optional.of(text.equals("true"));
  }

  /** Returns a whole number in this range. */
  Optional<Long> wholeNumber(long min, long max) {
    var number =
        value instanceof JsonNumber written ? WholeNumber.of(written) : Optional.<Long>empty();
    if (number.filter(n -> n >= min && n <= max).isEmpty()) {
      reject.accept("must be a whole number from " + min + " to " + max + ".");
      return Optional.empty();
    }
    return number;
  }

  /** Returns a number between these millionths, in millionths. */
  Optional<Integer> fraction(int min, int max) {
    double number =
        value instanceof JsonNumber written
            ? Double.parseDouble(written.text()) * MILLION
            : Double.NaN;
    if (number >= min && number <= max) {
      return Optional.of((int) Math.round(number));
    }
    reject.accept("must be a number from " + min / MILLION + " to " + max / MILLION + ".");
    return Optional.empty();
  }

  /** Returns the compact text of a JSON object, of at most {@code maxLength} characters. */
  Optional<String> objectText(int maxLength) {
    if (!(value instanceof Map<?, ?> object)) {
      reject.accept("must be an object.");
      return Optional.empty();
    }
    if (!CompactJson.isClean(object)) {
      reject.accept(Text.NOT_CLEAN_LINES);
      return Optional.empty();
    }
    var text = CompactJson.text(object);
    if (Text.length(text) > maxLength) {
      reject.accept("is longer than " + maxLength + " characters as JSON.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Returns a string of at most {@code maxLength} characters. */
  Optional<String> text(int maxLength, Predicate<String> isClean, String notClean) {
    var read = value instanceof FormPart part ? part.text().orElse(null) : value;
    if (!(read instanceof String text)) {
      reject.accept("must be a string" + (value instanceof FormPart ? " in UTF-8." : "."));
      return Optional.empty();
    }
    if (Text.length(text) > maxLength) {
      reject.accept("is longer than " + maxLength + " characters.");
      return Optional.empty();
    }
    if (!isClean.test(text)) {
      reject.accept(notClean);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * Returns the values of a list of at most {@code max} strings; none if one of them is invalid.
   */
  <E> List<E> parsed(int max, Function<String, Optional<E>> parse, String message) {
    if (!(value instanceof List<?> list) || list.size() > max) {
      reject.accept("must be a list of at most " + max + ".");
      return List.of();
    }
    var parsed = new ArrayList<E>();
    for (var each : list) {
      var found = each instanceof String text ? parse.apply(text) : Optional.<E>empty();
      if (found.isEmpty()) {
        reject.accept("has an element that " + message);
        return List.of();
      }
      parsed.add(found.get());
    }
    return parsed;
  }
}
