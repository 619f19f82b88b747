package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Path.Element;
import dev.packshot.simulation.table.Path.Member;
import dev.packshot.simulation.table.Path.Step;
import dev.packshot.simulation.table.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The parser of document paths and placeholders. It records the placeholders that it meets. */
final class PathParser {
  private final Tokens tokens;
  private final Map<String, String> names;
  private final Set<String> usedNames = new HashSet<>();
  private final Set<String> usedValues = new HashSet<>();

  PathParser(Tokens tokens, Map<String, String> names) {
    this.tokens = tokens;
    this.names = names;
  }

  Set<String> usedNames() {
    return usedNames;
  }

  Set<String> usedValues() {
    return usedValues;
  }

  Path path() {
    var attribute = name();
    var steps = new ArrayList<Step>();
    while (true) {
      if (tokens.takeIf(".")) {
        steps.add(new Member(name()));
      } else if (tokens.takeIf("[")) {
        steps.add(new Element(index()));
        tokens.require("]");
      } else {
        return new Path(attribute, steps);
      }
    }
  }

  /** Takes a placeholder of a value. */
  String value() {
    var placeholder = tokens.take(Kind.VALUE_PLACEHOLDER).text();
    usedValues.add(placeholder);
    return placeholder;
  }

  private String name() {
    if (tokens.peek().kind() == Kind.NAME_PLACEHOLDER) {
      return replaced(tokens.take().text());
    }
    var name = tokens.take(Kind.WORD).text();
    if (ReservedWords.contains(name)) {
      throw Checks.invalid("Attribute name is a reserved keyword; reserved keyword: " + name);
    }
    return name;
  }

  private String replaced(String placeholder) {
    usedNames.add(placeholder);
    var name = names.get(placeholder);
    if (name == null) {
      throw Checks.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    return name;
  }

  private int index() {
    var index = tokens.take(Kind.NUMBER).text();
    if (index.length() > 9 || (index.startsWith("0") && index.length() > 1)) {
      throw Checks.invalid("List index is not within the allowable range; index: [" + index + "]");
    }
    return Integer.parseInt(index);
  }
}
