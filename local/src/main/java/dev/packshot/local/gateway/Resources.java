package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of an API, matched to requests as by API Gateway: first by resource, then by
 * method. A literal path segment takes precedence over a parameter, and a trailing slash is
 * ignored.
 */
final class Resources {
  private static final Comparator<Resource> LITERALS_FIRST =
      Comparator.comparing(resource -> resource.pattern().replace("{", "\uffff"));

  private final List<Resource> resources;
  private final LocalFunction fallback;

  Resources(List<Operation> operations, LocalFunction fallback) {
    this.fallback = fallback;
    this.resources = operations.stream().map(Resource::of).sorted(LITERALS_FIRST).toList();
  }

  /**
   * The function of a request.
   *
   * @param pathParameters the decoded values
   */
  record Match(String resource, Map<String, String> pathParameters, LocalFunction function) {}

  /** Returns the operation's function for an encoded path, or the fallback if none matches. */
  Match match(String method, String rawPath) {
    var segments = segments(rawPath);
    var candidates = resources.stream().filter(resource -> resource.matches(segments)).toList();
    if (candidates.isEmpty()) {
      return new Match("/{proxy+}", Map.of("proxy", decoded(rawPath)), fallback);
    }
    var pattern = candidates.get(0).pattern();
    return candidates.stream()
        .filter(resource -> resource.pattern().equals(pattern))
        .filter(resource -> resource.operation().method().equals(method))
        .findFirst()
        .map(resource -> resource.match(segments, resource.operation().function()))
        .orElseGet(() -> candidates.get(0).match(segments, fallback));
  }

  private static String decoded(String rawPath) {
    return PercentEncoding.decode(rawPath.substring(1));
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<>(List.of(path.split("/", -1)));
    while (segments.size() > 1 && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  /**
   * An operation with its parsed path.
   *
   * @param pattern the path with each parameter as <code>{}</code>, because the names of parameters
   *     do not distinguish resources
   */
  private record Resource(String pattern, List<String> segments, Operation operation) {
    static Resource of(Operation operation) {
      var path = operation.resource();
      return new Resource(path.replaceAll("\\{[^}]*}", "{}"), Resources.segments(path), operation);
    }

    boolean matches(List<String> requested) {
      if (requested.size() != segments.size()) {
        return false;
      }
      for (int index = 0; index < segments.size(); index++) {
        if (isParameter(index)
            ? requested.get(index).isEmpty()
            : !segments.get(index).equals(requested.get(index))) {
          return false;
        }
      }
      return true;
    }

    Match match(List<String> requested, LocalFunction function) {
      var parameters = new LinkedHashMap<String, String>();
      for (int index = 0; index < segments.size(); index++) {
        if (isParameter(index)) {
          var name = segments.get(index).substring(1, segments.get(index).length() - 1);
          parameters.put(name, PercentEncoding.decode(requested.get(index)));
        }
      }
      return new Match(operation.resource(), parameters, function);
    }

    private boolean isParameter(int index) {
      return segments.get(index).startsWith("{");
    }
  }
}
