package dev.packshot.acceptance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One request and its answer, held against what the contract says of both. */
final class ContractCheck {
  private final Contract contract;
  private final Answer answer;
  private final List<String> findings;

  ContractCheck(Contract contract, Answer answer, List<String> findings) {
    this.contract = contract;
    this.answer = answer;
    this.findings = findings;
  }

  /** The answer's headers and body. */
  void response(Optional<String> responseAt) {
    if (responseAt.isEmpty()) {
      return;
    }
    var at = responseAt.get();
    for (var header : contract.at(at + "/headers").properties()) {
      var headerAt = contract.resolved(at + Contract.pointer("headers", header.getKey()));
      header(header.getKey(), headerAt);
    }
    body(at);
  }

  /** A request that was accepted, so that it must be one that the contract allows. */
  void request(Contract.Operation operation) {
    var at = Contract.pointer("paths", operation.path(), operation.method());
    parameters(operation, at);
    var call = answer.call();
    var bodyAt = at + "/requestBody";
    if (call.body().length == 0) {
      if (contract.at(bodyAt + "/required").asBoolean()) {
        findings.add("a request without its body was accepted");
      }
      return;
    }
    var schemaAt = bodyAt + Contract.pointer("content", "application/json", "schema");
    if (call.isForm()) {
      var formAt = bodyAt + Contract.pointer("content", "multipart/form-data", "schema");
      find(!contract.at(formAt).isMissingNode(), "a form was accepted that is not in the contract");
      return;
    }
    if (contract.at(schemaAt).isMissingNode()) {
      findings.add("a request with a body was accepted, where there is none in the contract");
      return;
    }
    var body = JsonMapper.shared().readTree(call.body());
    findings.addAll(contract.schemas().findingsInRequest(schemaAt, body));
  }

  /** What is true of every problem, and no schema can say. */
  void problem(String url) {
    if (answer.status() < 400) {
      return;
    }
    var problem = parsed();
    var code = problem.path("error_code").asString();
    find(problem.path("status").asInt() == answer.status(), "status is not the answer's");
    find(
        problem.path("type").asString().equals(url + "/docs/errors/" + code),
        "type is not " + url + "/docs/errors/" + code);
    boolean fromTheGateway = answer.find("RateLimit-Policy").isEmpty();
    find(fromTheGateway || problem.has("timestamp"), "there is no timestamp");
    answer
        .find("X-Request-Id")
        .ifPresent(
            id ->
                find(problem.path("request_id").asString().equals(id), "request_id is not " + id));
    answer
        .find("Retry-After")
        .ifPresent(
            seconds ->
                find(
                    problem.path("retry_after_seconds").asString("").equals(seconds),
                    "retry_after_seconds is not " + seconds));
  }

  private void header(String name, String headerAt) {
    var value = answer.find(name);
    if (value.isEmpty()) {
      find(!contract.at(headerAt + "/required").asBoolean(), "there is no header " + name);
      return;
    }
    var schemaAt = headerAt + "/schema";
    contract
        .schemas()
        .findingsInAnswer(schemaAt, typed(schemaAt, value.get()))
        .forEach(finding -> findings.add(name + finding));
  }

  private void body(String at) {
    var content = contract.at(at + "/content");
    if (content.isMissingNode()) {
      find(answer.body().isEmpty(), "there is a body");
      return;
    }
    var type = answer.find("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!content.has(type)) {
      findings.add("its type is " + type);
      return;
    }
    var schemaAt = at + Contract.pointer("content", type, "schema");
    var value =
        type.endsWith("json") ? parsed() : JsonNodeFactory.instance.stringNode(answer.body());
    findings.addAll(contract.schemas().findingsInAnswer(schemaAt, value));
  }

  private JsonNode parsed() {
    try {
      return answer.json();
    } catch (JacksonException e) {
      findings.add("the body is not JSON");
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private void parameters(Contract.Operation operation, String at) {
    var path = pathParameters(operation);
    var query = queryParameters();
    var known = new HashSet<String>();
    for (int index = 0; index < operation.node().path("parameters").size(); index++) {
      var parameterAt = contract.resolved(at + "/parameters/" + index);
      var parameter = contract.at(parameterAt);
      var name = parameter.path("name").asString();
      var values = parameter.path("in").asString().equals("path") ? path : query;
      known.add(name);
      if (values.containsKey(name)) {
        var schemaAt = parameterAt + "/schema";
        contract
            .schemas()
            .findingsInRequest(schemaAt, typed(schemaAt, values.get(name)))
            .forEach(finding -> findings.add("the accepted parameter " + name + finding));
      }
    }
    query.keySet().removeAll(known);
    find(query.isEmpty(), "accepted parameters that are not in the contract: " + query.keySet());
  }

  private Map<String, String> pathParameters(Contract.Operation operation) {
    var names = operation.path().split("/", -1);
    var values = answer.call().path().split("/", -1);
    var parameters = new HashMap<String, String>();
    for (int step = 0; step < names.length; step++) {
      if (names[step].startsWith("{")) {
        parameters.put(names[step].substring(1, names[step].length() - 1), decoded(values[step]));
      }
    }
    return parameters;
  }

  private Map<String, String> queryParameters() {
    var parameters = new HashMap<String, String>();
    for (var pair : answer.call().query().split("&")) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return parameters;
  }

  private JsonNode typed(String schemaAt, String text) {
    boolean number =
        contract.at(contract.resolved(schemaAt) + "/type").asString("").equals("integer");
    return number && text.matches("-?\\d{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.stringNode(text);
  }

  private void find(boolean holds, String otherwise) {
    if (!holds) {
      findings.add(otherwise);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
