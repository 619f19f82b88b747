package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract that the target serves, and whether what happens is in it. */
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
    return Holder.CONTRACT;
  }

  /** Fails where a request that was accepted, or an answer, is not what the contract says. */
  void check(Answer answer, String url) {
    var findings = new ArrayList<String>();
    var operation = find(answer.call());
    var check = new ContractCheck(this, answer, findings);
    check.response(response(answer, operation, findings));
    if (answer.status() / 100 == 2) {
      operation.ifPresent(check::request);
    }
    check.problem(url);
    assertThat(findings).as("held against the contract: " + answer).isEmpty();
  }

  /** One operation of the document. */
  record Operation(String method, String path, JsonNode node) {
    boolean answers(Call call) {
      return method.toUpperCase(Locale.ROOT).equals(call.method()) && matches(call.path());
    }

    boolean matches(String asked) {
      return asked.matches(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"));
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

  /** Where a thing stands after its reference, if it is one, was followed. */
  String resolved(String pointer) {
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

  private Optional<Operation> find(Call call) {
    return operations.stream().filter(operation -> operation.answers(call)).findFirst();
  }

  /** Where the answer stands in the document; nothing for a preflight, which has no operation. */
  private Optional<String> response(
      Answer answer, Optional<Operation> operation, List<String> findings) {
    var status = Integer.toString(answer.status());
    if (operation.isPresent()) {
      var at =
          pointer("paths", operation.get().path(), operation.get().method(), "responses", status);
      if (document.at(at).isMissingNode()) {
        findings.add("the operation has no answer " + status);
        return Optional.empty();
      }
      return Optional.of(resolved(at));
    }
    var call = answer.call();
    boolean known = operations.stream().anyMatch(one -> one.matches(call.path()));
    if (known && call.method().equals("OPTIONS")) {
      return Optional.empty();
    }
    var name = known ? "MethodNotAllowed" : "NotFound";
    if (answer.status() != (known ? 405 : 404)) {
      findings.add("there is no such operation, yet the answer is " + status);
    }
    return Optional.of(pointer("components", "responses", name));
  }

  private static final class Holder {
    static final Contract CONTRACT =
        new Contract(
            Api.exchangeUnchecked(Target.current().url(), Call.of("GET", "/openapi.json"))
                .expect(200)
                .body());
  }
}
