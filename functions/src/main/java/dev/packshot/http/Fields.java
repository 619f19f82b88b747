package dev.packshot.http;

import dev.packshot.json.CompactJson;
import dev.packshot.json.JsonNumber;
import dev.packshot.json.Text;
import dev.packshot.metadata.MetadataReader;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.problem.FieldError;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a JSON body or of a form, read one by one; what is wrong with them is gathered, and
 * {@link #check} tells it all at once. Fields that nobody asks for are ignored.
 */
public final class Fields {
  private static final int MAX_NUMBER_DIGITS = 18;

  private final Map<String, Object> values;
  private final List<FieldError> errors = new ArrayList<>();

  Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** Refuses with 422 if any field so far was wrong. */
  public void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  /** Adds a finding about a field that was read. */
  public void reject(String name, String message) {
    errors.add(new FieldError(name, message));
  }

  /** A string of at most so many characters; {@code ""} where it is absent. */
  public String text(String name, int maxLength) {
    return values.containsKey(name) ? string(name, maxLength).orElse("") : "";
  }

  /** A string that must be there, of 1 to so many characters; {@code ""} where it is wrong. */
  public String requiredText(String name, int maxLength) {
    if (isMissing(name)) {
      return "";
    }
    var text = string(name, maxLength);
    if (text.filter(String::isEmpty).isPresent()) {
      reject(name, "must not be empty.");
    }
    return text.orElse("");
  }

  /** A string of at most so many characters, nothing where it is absent. */
  public Optional<String> findText(String name, int maxLength) {
    return values.containsKey(name) ? string(name, maxLength) : Optional.empty();
  }

  /** A boolean, or as part of a form its word, which may be empty; nothing where it is absent. */
  public Optional<Boolean> flag(String name) {
    if (!values.containsKey(name)) {
      return Optional.empty();
    }
    if (values.get(name) instanceof Boolean flag) {
      return Optional.of(flag);
    }
    var word =
        values.get(name) instanceof FormPart part
            ? part.text().orElse("?").toLowerCase(Locale.ROOT)
            : "?";
    switch (word) {
      case "true" -> {
        return Optional.of(true);
      }
      case "false" -> {
        return Optional.of(false);
      }
      case "" -> {}
      default -> reject(name, "must be true or false.");
    }
    return Optional.empty();
  }

  /** The bytes of a part that must be there; none where it is missing. */
  public byte[] requiredFile(String name) {
    return !isMissing(name) && values.get(name) instanceof FormPart part
        ? part.bytes()
        : new byte[0];
  }

  /** One of an enumeration's values, or the default where it is absent. */
  public <E> E choice(
      String name, E whenAbsent, Function<String, Optional<E>> find, String choices) {
    return values.containsKey(name) ? find(name, find, choices).orElse(whenAbsent) : whenAbsent;
  }

  /** One of an enumeration's values, which must be there; nothing where it is wrong. */
  public <E> Optional<E> requiredChoice(
      String name, Function<String, Optional<E>> find, String choices) {
    return isMissing(name) ? Optional.empty() : find(name, find, choices);
  }

  /** An id, nothing where it is absent, {@code null} or {@code ""}. */
  public <E> Optional<E> id(String name, Function<String, Optional<E>> parse) {
    var value = values.get(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    var id = value instanceof String text ? parse.apply(text) : Optional.<E>empty();
    if (id.isEmpty()) {
      reject(name, "must be a shortuuid of 22 characters.");
    }
    return id;
  }

  /** An id that must be there; nothing where it is wrong. */
  public <E> Optional<E> requiredId(String name, Function<String, Optional<E>> parse) {
    if (isMissing(name)) {
      return Optional.empty();
    }
    var id = values.get(name) instanceof String text ? parse.apply(text) : Optional.<E>empty();
    if (id.isEmpty()) {
      reject(name, "must be a shortuuid of 22 characters.");
    }
    return id;
  }

  /** A whole number of this range, nothing where it is absent or {@code null}. */
  public Optional<Long> wholeNumber(String name, long min, long max) {
    var value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    var number = value instanceof JsonNumber written ? whole(written) : Optional.<Long>empty();
    if (number.filter(n -> n >= min && n <= max).isEmpty()) {
      reject(name, "must be a whole number from " + min + " to " + max + ".");
      return Optional.empty();
    }
    return number;
  }

  /** A JSON object as its compact text of at most so many characters; {@code {}} where absent. */
  public String objectText(String name, int maxLength) {
    if (!values.containsKey(name)) {
      return "{}";
    }
    if (!(values.get(name) instanceof Map<?, ?> object)) {
      reject(name, "must be an object.");
      return "{}";
    }
    if (!CompactJson.isClean(object)) {
      reject(name, "holds a control character or half a surrogate pair.");
      return "{}";
    }
    var text = CompactJson.text(object);
    if (Text.length(text) > maxLength) {
      reject(name, "is longer than " + maxLength + " characters of JSON.");
      return "{}";
    }
    return text;
  }

  /**
   * Metadata to set or to merge: {@code null} and {@code {}} clear, absence leaves all as it is.
   */
  public MetadataUpdate metadata(String name) {
    if (!values.containsKey(name)) {
      return MetadataUpdate.UNCHANGED;
    }
    var value = values.get(name);
    if (value != null && !(value instanceof Map<?, ?>)) {
      reject(name, "must be an object of strings.");
      return MetadataUpdate.UNCHANGED;
    }
    return value == null
        ? new MetadataUpdate(true, Map.of())
        : new MetadataReader(name, this::reject).read((Map<?, ?>) value);
  }

  private boolean isMissing(String name) {
    if (values.containsKey(name)) {
      return false;
    }
    reject(name, "is missing.");
    return true;
  }

  private Optional<String> string(String name, int maxLength) {
    var value = values.get(name);
    if (value instanceof FormPart part) {
      value = part.text().orElse(null);
    }
    if (!(value instanceof String text)) {
      reject(
          name, "must be a string" + (values.get(name) instanceof FormPart ? " in UTF-8." : "."));
      return Optional.empty();
    }
    if (Text.length(text) > maxLength) {
      reject(name, "is longer than " + maxLength + " characters.");
      return Optional.empty();
    }
    if (!Text.isClean(text)) {
      reject(name, "holds a control character or half a surrogate pair.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private <E> Optional<E> find(String name, Function<String, Optional<E>> find, String choices) {
    var found = values.get(name) instanceof String text ? find.apply(text) : Optional.<E>empty();
    if (found.isEmpty()) {
      reject(name, "must be one of " + choices + ".");
    }
    return found;
  }

  private static Optional<Long> whole(JsonNumber number) {
    var text = number.text();
    return text.length() <= MAX_NUMBER_DIGITS && text.matches("-?\\d+")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
