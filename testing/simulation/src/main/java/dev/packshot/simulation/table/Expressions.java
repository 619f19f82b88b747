package dev.packshot.simulation.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** A cache of parsed expressions. It keeps those that were used last. */
final class Expressions {
  private static final int CAPACITY = 1000;

  private final Map<Source, Parsed<Condition>> conditions = new Cache<>();
  private final Map<Source, Parsed<UpdatePlan>> updates = new Cache<>();

  Parsed<Condition> condition(String text, Map<String, String> names) {
    return parsed(conditions, new Source(text, names), ConditionParser::parse);
  }

  Parsed<UpdatePlan> update(String text, Map<String, String> names) {
    return parsed(updates, new Source(text, names), UpdateParser::parse);
  }

  private static <T> Parsed<T> parsed(
      Map<Source, Parsed<T>> cache,
      Source source,
      BiFunction<String, Map<String, String>, Parsed<T>> parser) {
    var known = cache.get(source);
    if (known != null) {
      return known;
    }
    var parsed = parser.apply(source.text, source.names);
    cache.put(source, parsed);
    return parsed;
  }

  private record Source(String text, Map<String, String> names) {}

  private static final class Cache<T> extends LinkedHashMap<Source, T> {
    private static final long serialVersionUID = 1;

    Cache() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Source, T> eldest) {
      return size() > CAPACITY;
    }
  }
}
