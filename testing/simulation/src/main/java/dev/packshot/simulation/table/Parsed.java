package dev.packshot.simulation.table;

import java.util.Set;

/** A parsed expression, with the placeholders of names and values that it uses. */
record Parsed<T>(T tree, Set<String> names, Set<String> values) {
  Parsed {
    names = Set.copyOf(names);
    values = Set.copyOf(values);
  }
}
