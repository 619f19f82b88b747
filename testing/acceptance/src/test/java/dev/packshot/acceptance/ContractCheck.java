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

/** A check of one request and its response against the contract. */
final class ContractCheck {
  private final Contract contract;
  private final Response response;
  private final List<String> findings;

  ContractCheck(Contract contract, Response response, List<String> findings) {
    this.contract = contract;
    this.response = response;
    this.findings = findings;
  }

  /** Checks the headers and the body of the response. */
  void checkResponse(Optional<String> responsePointer) {
    if (responsePointer.isEmpty()) {
      return;
    }
    var at = responsePointer.get();
    for (var header : contract.at(at + "/headers").properties()) {
      var headerPointer = contract.resolve(at + Contract.pointer("headers", header.getKey()));
      checkHeader(header.getKey(), headerPointer);
    }
    checkBody(at);
  }

  /** Checks an accepted request, which the contract must allow. */
  void checkRequest(Contract.Operation operation) {
    var at = Contract.pointer("paths", operation.path(), operation.method());
    checkParameters(operation, at);
    var request = response.request();
    var bodyPointer = at + "/requestBody";
    if (request.body().length == 0) {
      if (contract.at(bodyPointer + "/required").asBoolean()) {
        findings.add("a request without its body was accepted");
      }
      return;
    }
    var schemaPointer = bodyPointer + Contract.pointer("content", "application/json", "schema");
    if (request.isForm()) {
      var formPointer = bodyPointer + Contract.pointer("content", "multipart/form-data", "schema");
      require(
          !contract.at(formPointer).isMissingNode(),
          "a form was accepted that is not in the contract");
      return;
    }
    if (contract.at(schemaPointer).isMissingNode()) {
      findings.add("a request with a body was accepted, but the contract has none");
      return;
    }
    var body = JsonMapper.shared().readTree(request.body());
    findings.addAll(contract.schemas().findingsInRequest(schemaPointer, body));
  }

  /** Checks the rules of problems that the schema cannot express. */
  void checkProblem(String url) {
    if (response.status() < 400) {
      return;
    }
    var problem = parseBody();
    var code = problem.path("error_code").asString();
    require(
        problem.path("status").asInt() == response.status(),
        "the field status differs from the status of the response");
    require(
        problem.path("type").asString().equals(url + "/docs/errors/" + code),
        "type is not " + url + "/docs/errors/" + code);
    boolean isFromGateway = response.find("RateLimit-Policy").isEmpty();
    require(isFromGateway || problem.has("timestamp"), "the timestamp is missing");
    response
        .find("X-Request-Id")
        .ifPresent(
            id ->
                require(
                    problem.path("request_id").asString().equals(id), "request_id is not " + id));
    response
        .find("Retry-After")
        .ifPresent(
            seconds ->
                require(
                    problem.path("retry_after_seconds").asString("").equals(seconds),
                    "retry_after_seconds is not " + seconds));
  }

  private void checkHeader(String name, String headerPointer) {
    var value = response.find(name);
    if (value.isEmpty()) {
      require(
          !contract.at(headerPointer + "/required").asBoolean(),
          "the header " + name + " is missing");
      return;
    }
    var schemaPointer = headerPointer + "/schema";
    contract
        .schemas()
        .findingsInResponse(schemaPointer, typed(schemaPointer, value.get()))
        .forEach(finding -> findings.add(name + finding));
  }

  private void checkBody(String at) {
    var content = contract.at(at + "/content");
    if (content.isMissingNode()) {
      require(response.body().isEmpty(), "there is an unexpected body");
      return;
    }
    var type = response.find("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!content.has(type)) {
      findings.add("the content type " + type + " is not in the contract");
      return;
    }
    var schemaPointer = at + Contract.pointer("content", type, "schema");
    var value =
        type.endsWith("json") ? parseBody() : JsonNodeFactory.instance.stringNode(response.body());
    findings.addAll(contract.schemas().findingsInResponse(schemaPointer, value));
  }

  private JsonNode parseBody() {
    try {
      return response.json();
    } catch (JacksonException e) {
      findings.add("the body is not JSON");
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private void checkParameters(Contract.Operation operation, String at) {
    var path = pathParameters(operation);
    var query = queryParameters();
    var known = new HashSet<String>();
    for (int index = 0; index < operation.node().path("parameters").size(); index++) {
      var parameterPointer = contract.resolve(at + "/parameters/" + index);
      var parameter = contract.at(parameterPointer);
      var name = parameter.path("name").asString();
      var values = parameter.path("in").asString().equals("path") ? path : query;
      known.add(name);
      if (values.containsKey(name)) {
        var schemaPointer = parameterPointer + "/schema";
        contract
            .schemas()
            .findingsInRequest(schemaPointer, typed(schemaPointer, values.get(name)))
            .forEach(finding -> findings.add("the accepted parameter " + name + finding));
      }
    }
    query.keySet().removeAll(known);
    require(query.isEmpty(), "accepted parameters that are not in the contract: " + query.keySet());
  }

  private Map<String, String> pathParameters(Contract.Operation operation) {
    var names = operation.path().split("/", -1);
    var values = response.request().path().split("/", -1);
    var parameters = new HashMap<String, String>();
    for (int step = 0; step < names.length; step++) {
      if (names[step].startsWith("{")) {
        parameters.put(names[step].substring(1, names[step].length() - 1), decode(values[step]));
      }
    }
    return parameters;
  }

  private Map<String, String> queryParameters() {
    var parameters = new HashMap<String, String>();
    for (var pair : response.request().query().split("&")) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(decode(parts[0]), decode(parts[1]));
      }
    }
    return parameters;
  }

  private JsonNode typed(String schemaPointer, String text) {
    boolean number =
        contract.at(contract.resolve(schemaPointer) + "/type").asString("").equals("integer");
    return number && text.matches("-?\\d{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.stringNode(text);
  }

  private void require(boolean condition, String finding) {
    if (!condition) {
      findings.add(finding);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
