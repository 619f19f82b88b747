package dev.packshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of commands, as text for people or as JSON for programs. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GAP = "  ";

  private final PrintStream out;
  private final boolean asJson;

  Output(PrintStream out, boolean asJson) {
    this.out = out;
    this.asJson = asJson;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** Prints a result. The text is for people. */
  void result(JsonNode json, String text) {
    out.println(asJson ? json.toString() : text);
  }

  /** Prints rows: as a table of these fields, or as a JSON array with all fields. */
  void rows(List<ObjectNode> rows, String none, String... fields) {
    if (asJson) {
      out.println(array().addAll(rows));
    } else if (rows.isEmpty()) {
      out.println(none);
    } else {
      table(rows, fields).forEach(out::println);
    }
  }

  /** Returns the lines of a table of fields, with their names as its head. */
  static List<String> table(List<ObjectNode> rows, String... fields) {
    var lines = new ArrayList<StringBuilder>();
    for (int line = 0; line <= rows.size(); line++) {
      lines.add(new StringBuilder());
    }
    for (var field : fields) {
      var cells = new ArrayList<String>();
      cells.add(field.toUpperCase(Locale.ROOT).replace('_', ' '));
      rows.forEach(row -> cells.add(cell(row.path(field))));
      int width = cells.stream().mapToInt(String::length).max().orElse(0);
      for (int line = 0; line < cells.size(); line++) {
        lines.get(line).append(cells.get(line));
        lines.get(line).append(" ".repeat(width - cells.get(line).length())).append(GAP);
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private static String cell(JsonNode value) {
    var text = value.isNull() ? "" : value.asText();
    return text.isEmpty() ? "-" : text;
  }
}
