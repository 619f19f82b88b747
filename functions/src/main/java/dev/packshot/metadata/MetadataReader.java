package dev.packshot.metadata;

import dev.packshot.json.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A reader of metadata from a field of a request body.
 *
 * @param field the name of the field
 * @param errors receives the path and the message of each error
 */
public record MetadataReader(String field, BiConsumer<String, String> errors) {
  public MetadataUpdate read(Map<?, ?> object) {
    if (object.size() > MetadataUpdate.MAX_KEYS) {
      errors.accept(field, "has more than " + MetadataUpdate.MAX_KEYS + " keys.");
      return MetadataUpdate.UNCHANGED;
    }
    var entries = new LinkedHashMap<String, String>();
    object.forEach(
        (key, value) -> {
          Supplier<String> path = () -> field + "." + Text.printable((String) key);
          checkLength(path, (String) key, 1, MetadataUpdate.MAX_KEY_LENGTH, "its key");
          check(path, Text.isClean((String) key), "its key " + Text.NOT_CLEAN);
          if (value instanceof String text) {
            checkLength(path, text, 0, MetadataUpdate.MAX_VALUE_LENGTH, "its value");
            check(path, Text.areCleanLines(text), "its value " + Text.NOT_CLEAN_LINES);
            entries.put((String) key, text);
          } else {
            errors.accept(path.get(), "must be a string.");
          }
        });
    return new MetadataUpdate(object.isEmpty(), entries);
  }

  private void checkLength(Supplier<String> path, String text, int min, int max, String subject) {
    int length = Text.length(text);
    check(
        path,
        length >= min && length <= max,
        subject + " must have " + min + " to " + max + " characters.");
  }

  private void check(Supplier<String> path, boolean isValid, String message) {
    if (!isValid) {
      errors.accept(path.get(), message);
    }
  }
}
