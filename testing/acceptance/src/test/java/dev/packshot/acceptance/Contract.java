package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract that the target serves. */
final class Contract {
  private final JsonNode document;
  private final Schemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  private Contract(String text) {
    this.document = JsonMapper.shared().readTree(text);
    this.schemas = new Schemas(document);
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
      }
    }
    operations.sort(Comparator.comparing(operation -> operation.path().replace("{", "\uffff")));
  }

  static Contract current() {
    return LazyContract.INSTANCE;
  }

  /** Asserts that the response, and the request if it was accepted, conform to the contract. */
  void check(Response response, String url) {
    var findings = new ArrayList<String>();
    var operation = find(response.request());
    var check = new ContractCheck(this, response, findings);
    check.checkResponse(responsePointer(response, operation, findings));
    if (response.status() / 100 == 2) {
      operation.ifPresent(check::checkRequest);
    }
    check.checkProblem(url);
    assertThat(findings).as("contract violations of " + response).isEmpty();
  }

  /** An operation of the document. */
  record Operation(String method, String path, JsonNode node) {
    boolean handles(Request request) {
      return method.toUpperCase(Locale.ROOT).equals(request.method()) && matches(request.path());
    }

    boolean matches(String requested) {
      return requested.matches(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"));
    }
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  Schemas schemas() {
    return schemas;
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** Returns the pointer's target if it points to a reference, or else the pointer. */
  String resolve(String pointer) {
    var node = document.at(pointer);
    return node.has("$ref") ? node.path("$ref").asString().substring(1) : pointer;
  }

  static String pointer(String... steps) {
    var pointer = new StringBuilder();
    for (var step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** Finds the operation of a request; a literal segment takes precedence over a parameter. */
  private Optional<Operation> find(Request request) {
    var matching =
        operations.stream().filter(operation -> operation.matches(request.path())).toList();
    return matching.stream()
        .filter(operation -> operation.path().equals(matching.get(0).path()))
        .filter(operation -> operation.handles(request))
        .findFirst();
  }

  /**
   * Returns the pointer to the response in the document. Returns an empty result for a preflight,
   * which has no operation, and for an undocumented response.
   */
  private Optional<String> responsePointer(
      Response response, Optional<Operation> operation, List<String> findings) {
    var status = Integer.toString(response.status());
    if (operation.isPresent()) {
      var at =
          pointer("paths", operation.get().path(), operation.get().method(), "responses", status);
      if (document.at(at).isMissingNode()) {
        findings.add("the operation has no response " + status);
        return Optional.empty();
      }
      return Optional.of(resolve(at));
    }
    var request = response.request();
    boolean known = operations.stream().anyMatch(candidate -> candidate.matches(request.path()));
    if (known && request.method().equals("OPTIONS")) {
      return Optional.empty();
    }
    var name = known ? "MethodNotAllowed" : "NotFound";
    if (response.status() != (known ? 405 : 404)) {
      findings.add("there is no such operation, but the status is " + status);
    }
    return Optional.of(pointer("components", "responses", name));
  }

  private static final class LazyContract {
    static final Contract INSTANCE =
        new Contract(
            Api.exchangeUnchecked(Target.current().url(), Request.of("GET", "/openapi.json"))
                .expect(200)
                .body());
  }
}
