package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The response to a request. */
record Response(Request request, int status, HttpHeaders headers, String body) {

  JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  String text(String field) {
    return json().path(field).asString();
  }

  Optional<String> find(String header) {
    return headers.firstValue(header);
  }

  String header(String name) {
    return find(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
  }

  long number(String header) {
    return Long.parseLong(header(header));
  }

  /** Asserts the status. */
  Response expect(int expectedStatus) {
    assertThat(status).as(toString()).isEqualTo(expectedStatus);
    return this;
  }

  /** Asserts a 422 that names the field. */
  Response expectInvalid(String field) {
    expect(422);
    assertThat(json().path("errors"))
        .as(toString())
        .anySatisfy(error -> assertThat(error.path("field").asString()).isEqualTo(field));
    return this;
  }

  @Override
  public String toString() {
    var shown = body.length() > 1_000 ? body.substring(0, 1_000) + "…" : body;
    return request + " → " + status + " " + shown;
  }
}
