package dev.packshot.http;

import dev.packshot.json.JsonWriter;
import dev.packshot.problem.FieldError;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A requested page of a list: its number, starting at 1, and its size. */
public record Page(int number, int size) {
  private static final int MAX_NUMBER = 1_000_000;
  private static final int MAX_SIZE = 100;
  private static final int DEFAULT_SIZE = 25;
  private static final int MAX_DIGITS = 7;

  /**
   * Reads the query parameters {@code page} and {@code page_size}.
   *
   * @throws ProblemException with status 422 if one of them is invalid
   */
  public static Page of(Request request) {
    var errors = new ArrayList<FieldError>();
    var page =
        new Page(
            number(request, "page", 1, MAX_NUMBER, errors),
            number(request, "page_size", DEFAULT_SIZE, MAX_SIZE, errors));
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return page;
  }

  private static int number(
      Request request, String name, int defaultValue, int max, List<FieldError> errors) {
    var text = request.query(name, Integer.toString(defaultValue));
    var number =
        Optional.of(text)
            .filter(it -> it.length() <= MAX_DIGITS && it.matches("[0-9]+"))
            .map(Integer::parseInt)
            .filter(it -> it >= 1 && it <= max);
    if (number.isEmpty()) {
      errors.add(new FieldError(name, "must be a whole number from 1 to " + max + "."));
    }
    return number.orElse(defaultValue);
  }

  /** Returns this page of a list, which is empty past the end. */
  public <T> List<T> of(List<T> all) {
    int from = (int) Math.min(all.size(), (number - 1L) * size);
    return all.subList(from, Math.min(all.size(), from + size));
  }

  /** Writes this page of a list, and the pagination. */
  public <T> void write(JsonWriter json, List<T> all, BiConsumer<JsonWriter, T> fields) {
    write(json, of(all), all.size(), fields);
  }

  /** Writes the elements of this page of a list with that many elements, and the pagination. */
  public <T> void write(
      JsonWriter json, List<T> elements, int totalCount, BiConsumer<JsonWriter, T> fields) {
    int pages = (totalCount + size - 1) / size;
    json.array("data", elements, fields)
        .object(
            "pagination",
            it ->
                it.field("page", number)
                    .field("page_size", size)
                    .field("total_count", totalCount)
                    .field("total_pages", pages)
                    .field("has_next", number < pages)
                    .field("has_previous", number > 1));
  }
}
