package dev.packshot.http;

import dev.packshot.json.Text;
import dev.packshot.metadata.MetadataReader;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.problem.FieldError;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The fields of a JSON body or of a form. Errors are collected while the fields are read, and
 * {@link #check} reports all of them at once. Fields that are not read are ignored, and a field
 * that is {@code null} counts as absent.
 */
public final class Fields {
  private static final String NOT_AN_ID = "must be a shortuuid of 22 characters.";

  /** The path of the object, with a dot at its end; empty for the body itself. */
  private final String path;

  private final Map<String, Object> values;
  private final List<FieldError> errors;

  Fields(Map<String, Object> values) {
    this("", values);
  }

  private Fields(String path, Map<String, Object> values) {
    this(path, values, new ArrayList<>());
  }

  private Fields(String path, Map<String, Object> values, List<FieldError> errors) {
    this.path = path;
    this.values = values;
    this.errors = errors;
  }

  /** Returns whether a field is there, with a value or {@code null}. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the fields of an object, whose errors are added here; empty if absent or invalid. */
  public Optional<Fields> object(String name) {
    if (!isPresent(name)) {
      return Optional.empty();
    }
    if (values.get(name) instanceof Map<?, ?> map) {
      return Optional.of(new Fields(path + name + ".", named(map), errors));
    }
    reject(name, "must be an object.");
    return Optional.empty();
  }

  /** Returns a required number from 0 to 1 in millionths; {@code min} if invalid. */
  public int requiredFraction(String name, int min, int max) {
    return isMissing(name) ? min : value(name).fraction(min, max).orElse(min);
  }

  /**
   * Throws if a field that was read is invalid.
   *
   * @throws ProblemException with status 422 and the errors of all fields
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  /** Adds an error of a field. */
  public void reject(String name, String message) {
    errors.add(new FieldError(path + name, message));
  }

  /** Returns the errors of the fields that have been read. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /**
   * Returns the objects of a list of {@code min} to {@code max}, each of which collects its own
   * errors; none if the list is absent or invalid. What is no object has an error and no fields.
   */
  public List<Fields> objects(String name, int min, int max) {
    if (!isPresent(name)) {
      return List.of();
    }
    if (!(values.get(name) instanceof List<?> list)) {
      reject(name, "must be a list.");
      return List.of();
    }
    if (list.size() < min || list.size() > max) {
      reject(name, "must have " + min + " to " + max + " elements, not " + list.size() + ".");
      return List.of();
    }
    return IntStream.range(0, list.size())
        .mapToObj(at -> element(name + "." + at, list.get(at)))
        .toList();
  }

  private Fields element(String at, Object value) {
    var fields =
        new Fields(path + at + ".", value instanceof Map<?, ?> map ? named(map) : Map.of());
    if (!(value instanceof Map<?, ?>)) {
      fields.errors.add(new FieldError(path + at, "must be an object."));
    }
    return fields;
  }

  /** Returns an object of the body, whose names are all strings. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> named(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }

  /** Returns a string of at most {@code maxLength} characters; {@code ""} if absent. */
  public String text(String name, int maxLength) {
    return isPresent(name) ? string(name, maxLength).orElse("") : "";
  }

  /** Returns a required string of 1 to {@code maxLength} characters; {@code ""} if invalid. */
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

  /**
   * Returns a string of at most {@code maxLength} characters, which may have control characters;
   * {@code ""} if absent.
   */
  public String exactText(String name, int maxLength) {
    return isPresent(name)
        ? string(name, maxLength, Text::hasOnlyCharacters, Text.NOT_CHARACTERS).orElse("")
        : "";
  }

  /**
   * Returns a required string like {@link #exactText}, which is not empty; {@code ""} if invalid.
   */
  public String requiredExactText(String name, int maxLength) {
    if (isMissing(name)) {
      return "";
    }
    if (values.get(name).equals("")) {
      reject(name, "must not be empty.");
    }
    return exactText(name, maxLength);
  }

  /** Returns a string of at most {@code maxLength} characters; empty if absent. */
  public Optional<String> findText(String name, int maxLength) {
    return isPresent(name) ? string(name, maxLength) : Optional.empty();
  }

  /** Returns a string like {@link #findText}, which may have line breaks and tabs. */
  public Optional<String> findLines(String name, int maxLength) {
    return isPresent(name)
        ? string(name, maxLength, Text::areCleanLines, Text.NOT_CLEAN_LINES)
        : Optional.empty();
  }

  /** Returns a boolean, which a form has as text; empty if absent or the text is empty. */
  public Optional<Boolean> flag(String name) {
    return isPresent(name) ? value(name).flag() : Optional.empty();
  }

  /** Returns the bytes of a required part of a form; none if it is missing. */
  public byte[] requiredFile(String name) {
    return !isMissing(name) && values.get(name) instanceof FormPart part
        ? part.bytes()
        : new byte[0];
  }

  /**
   * Returns a value of an enumeration, or the default if absent or invalid. A part of a form that
   * is empty counts as absent: some clients send one for each field without a value.
   */
  public <E> E choice(
      String name, E defaultValue, Function<String, Optional<E>> find, String choices) {
    return isPresent(name) && !isEmptyPart(name)
        ? find(name, find, oneOf(choices)).orElse(defaultValue)
        : defaultValue;
  }

  /** Returns a value of an enumeration; empty if absent or invalid. */
  public <E> Optional<E> findChoice(
      String name, Function<String, Optional<E>> find, String choices) {
    return findParsed(name, find, oneOf(choices));
  }

  /** Returns a value that is parsed from a string; empty if absent or invalid. */
  public <E> Optional<E> findParsed(
      String name, Function<String, Optional<E>> parse, String message) {
    return isPresent(name) ? find(name, parse, message) : Optional.empty();
  }

  /** Returns a required value of an enumeration; empty if invalid. */
  public <E> Optional<E> requiredChoice(
      String name, Function<String, Optional<E>> find, String choices) {
    return isMissing(name) ? Optional.empty() : find(name, find, oneOf(choices));
  }

  /** Returns an id; empty if absent, {@code null} or {@code ""}. */
  public <E> Optional<E> id(String name, Function<String, Optional<E>> parse) {
    return isPresent(name) && !values.get(name).equals("")
        ? find(name, parse, NOT_AN_ID)
        : Optional.empty();
  }

  /** Returns a required id; empty if invalid. */
  public <E> Optional<E> requiredId(String name, Function<String, Optional<E>> parse) {
    return isMissing(name) ? Optional.empty() : find(name, parse, NOT_AN_ID);
  }

  /** Returns the ids of a list; none if it is invalid. */
  public <E> List<E> requiredIds(String name, int max, Function<String, Optional<E>> parse) {
    return isMissing(name) ? List.of() : value(name).parsed(max, parse, NOT_AN_ID);
  }

  /** Returns a required whole number in this range; {@code min} if invalid. */
  public long requiredWholeNumber(String name, long min, long max) {
    return isMissing(name) ? min : wholeNumber(name, min, max).orElse(min);
  }

  /** Returns a whole number in this range; empty if absent or {@code null}. */
  public Optional<Long> wholeNumber(String name, long min, long max) {
    return isPresent(name) ? value(name).wholeNumber(min, max) : Optional.empty();
  }

  /**
   * Returns the compact text of a JSON object, of at most {@code maxLength} characters; {@code {}}
   * if absent.
   */
  public String objectText(String name, int maxLength) {
    return isPresent(name) ? value(name).objectText(maxLength).orElse("{}") : "{}";
  }

  /**
   * Returns an update of metadata. {@code null} and {@code {}} clear it; absence changes nothing.
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

  /** Returns whether a field has a value; {@code null} is none. */
  private boolean isPresent(String name) {
    return values.get(name) != null;
  }

  private boolean isEmptyPart(String name) {
    return values.get(name) instanceof FormPart part && part.bytes().length == 0;
  }

  private boolean isMissing(String name) {
    if (isPresent(name)) {
      return false;
    }
    reject(name, "is missing.");
    return true;
  }

  private Optional<String> string(String name, int maxLength) {
    return string(name, maxLength, Text::isClean, Text.NOT_CLEAN);
  }

  private Optional<String> string(
      String name, int maxLength, Predicate<String> isClean, String notClean) {
    return value(name).text(maxLength, isClean, notClean);
  }

  private FieldValue value(String name) {
    return new FieldValue(values.get(name), message -> reject(name, message));
  }

  private <E> Optional<E> find(String name, Function<String, Optional<E>> find, String message) {
    var found = text(values.get(name)).flatMap(find);
    if (found.isEmpty()) {
      reject(name, message);
    }
    return found;
  }

  private static Optional<String> text(Object value) {
    if (value instanceof FormPart part) {
      return part.text();
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String oneOf(String choices) {
    return "must be one of " + choices + ".";
  }
}
