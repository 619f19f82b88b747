package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the operation for a request as API Gateway does: the resource first, a literal step before
 * a parameter, a slash at the end without meaning; then the method.
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
   * What answers a request.
   *
   * @param pathParameters percent-decoded
   */
  record Match(String resource, Map<String, String> pathParameters, LocalFunction function) {}

  /** The operation for a path as it was sent; the fallback where there is none. */
  Match match(String method, String rawPath) {
    var steps = steps(rawPath);
    var onPath = resources.stream().filter(resource -> resource.matches(steps)).toList();
    if (onPath.isEmpty()) {
      return new Match("/{proxy+}", Map.of("proxy", decoded(rawPath)), fallback);
    }
    var pattern = onPath.get(0).pattern();
    return onPath.stream()
        .filter(resource -> resource.pattern().equals(pattern))
        .filter(resource -> resource.operation().method().equals(method))
        .findFirst()
        .map(resource -> resource.match(steps, resource.operation().function()))
        .orElseGet(() -> onPath.get(0).match(steps, fallback));
  }

  private static String decoded(String rawPath) {
    return Percent.decode(rawPath.substring(1));
  }

  private static List<String> steps(String path) {
    var steps = new ArrayList<>(List.of(path.split("/", -1)));
    while (steps.size() > 1 && steps.get(steps.size() - 1).isEmpty()) {
      steps.remove(steps.size() - 1);
    }
    return steps;
  }

  /**
   * @param pattern the path with every parameter as <code>{}</code>: parameters of different names
   *     are the same resource
   */
  private record Resource(String pattern, List<String> steps, Operation operation) {
    static Resource of(Operation operation) {
      var path = operation.resource();
      return new Resource(path.replaceAll("\\{[^}]*}", "{}"), Resources.steps(path), operation);
    }

    boolean matches(List<String> asked) {
      if (asked.size() != steps.size()) {
        return false;
      }
      for (int at = 0; at < steps.size(); at++) {
        if (isParameter(at) ? asked.get(at).isEmpty() : !steps.get(at).equals(asked.get(at))) {
          return false;
        }
      }
      return true;
    }

    Match match(List<String> asked, LocalFunction function) {
      var parameters = new LinkedHashMap<String, String>();
      for (int at = 0; at < steps.size(); at++) {
        if (isParameter(at)) {
          var name = steps.get(at).substring(1, steps.get(at).length() - 1);
          parameters.put(name, Percent.decode(asked.get(at)));
        }
      }
      return new Match(operation.resource(), parameters, function);
    }

    private boolean isParameter(int at) {
      return steps.get(at).startsWith("{");
    }
  }
}
