package dev.packshot.lambda;

import dev.packshot.event.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of {@code docs/access.md}: a row for each route, a column for each credential. */
final class AccessTables {
  private AccessTables() {}

  static String of(Map<Route, Map<Credential, String>> answers, List<Credential> credentials) {
    return credentials.stream()
        .collect(
            Collectors.groupingBy(it -> it.kind().table, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> table(entry.getKey(), answers, entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String table(
      String title, Map<Route, Map<Credential, String>> answers, List<Credential> columns) {
    var heading = columns.stream().map(Credential::name).toList();
    var text =
        new StringBuilder("\n## " + title + "\n\n")
            .append(line("Route", heading))
            .append("|---".repeat(columns.size() + 1))
            .append("|\n");
    for (var route : Route.values()) {
      var answer = answers.get(route);
      text.append(
          line(
              "`" + route.method() + " " + route.path() + "`",
              columns.stream().map(answer::get).toList()));
    }
    return text.toString();
  }

  private static String line(String first, List<String> cells) {
    return "| " + first + " | " + String.join(" | ", cells) + " |\n";
  }
}
