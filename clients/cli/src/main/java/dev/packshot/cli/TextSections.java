package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A text with a head and sections, each a table. */
final class TextSections {
  private final StringBuilder text;

  TextSections(String head) {
    text = new StringBuilder(head.stripTrailing());
  }

  void add(String title, List<ObjectNode> rows, String... fields) {
    text.append("\n\n").append(title);
    if (rows.isEmpty()) {
      text.append("\n  none");
    } else {
      Output.table(rows, fields).forEach(line -> text.append("\n  ").append(line));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
