package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back for a request. */
record Answer(Call call, int status, HttpHeaders headers, String body) {

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
    return find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + this));
  }

  long number(String header) {
    return Long.parseLong(header(header));
  }

  Answer expect(int wanted) {
    assertThat(status).as(toString()).isEqualTo(wanted);
    return this;
  }

  /** A 422 that names this field. */
  Answer expectInvalid(String field) {
    expect(422);
    assertThat(json().path("errors"))
        .as(toString())
        .anySatisfy(error -> assertThat(error.path("field").asString()).isEqualTo(field));
    return this;
  }

  @Override
  public String toString() {
    var shown = body.length() > 1_000 ? body.substring(0, 1_000) + "…" : body;
    return call + " → " + status + " " + shown;
  }
}
