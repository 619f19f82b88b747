package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.ValidRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JSON bodies as the serializers of clients write them (Gson, Moshi, kotlinx-serialization): null
 * for a field that is absent, whole numbers as floating point, times with fractions of a second.
 * The fields are those of the contract.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NUMBERS = List.of("403.0", "4.03e2", "4.03E+2", "40300e-2");

  /** Times as java.time, kotlinx-datetime, Moshi, Foundation and JavaScript write them. */
  private static final List<String> TIMES =
      List.of(
          "2026-11-21T12:00Z",
          "2026-11-21T12:00:00Z",
          "2026-11-21T12:00:00.5Z",
          "2026-11-21T12:00:00.123Z",
          "2026-11-21T12:00:00.123456789Z",
          "2026-11-21T13:00:00.123456+01:00",
          "2026-11-21T12:00:00-00:00");

  private final ValidRequests requests = new ValidRequests(new TestApp());

  @ParameterizedTest
  @MethodSource("routes")
  void takesNullForEachAbsentField(Route route) throws IOException {
    var fresh = new ValidRequests(new TestApp());
    var body = (ObjectNode) JSON.readTree(fresh.body(route));
    setAbsentToNull(body, JsonBody.schemaOf(route));
    assertAccepted(fresh, route, body.toString());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void letsEachFieldThatMayBeAbsentBeNullInTheContract(Route route) {
    assertNullable(JsonBody.schemaOf(route));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource
  void takesWholeNumbersInEveryNotation(Route route, String field, String number) {
    assertAccepted(route, JsonBody.with(requests.body(route), field, number));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource
  void takesTimesInEveryPrecision(Route route, String field, String time) {
    assertAccepted(route, JsonBody.with(requests.body(route), field, "\"" + time + "\""));
  }

  @ParameterizedTest
  @MethodSource("notations")
  void takesPromisesInEveryNotation(String number, String time) {
    var promise =
        "{\"client_id\":\"%s %s\",\"method\":\"PUT\",\"file_size\":%s,\"taken_at\":\"%s\"}"
            .formatted(number, time, number, time);
    var answer = assertAccepted(Route.PROMISE_UPLOADS, "{\"uploads\":[" + promise + "]}");
    assertThat(answer.at("/uploads/0/next").asText()).as("%s", answer).isEqualTo("upload");
  }

  @Test
  void clearsTheMetadataOfAPhotoByNullAsTheContractSays() {
    var answer = assertAccepted(Route.UPDATE_PHOTO, "{\"photo_type\":\"left\",\"metadata\":null}");
    assertThat(answer.get("metadata")).isEmpty();
  }

  static List<Route> routes() {
    return JsonBody.all().stream().map(JsonBody::route).filter(ClientJsonTest::readsJson).toList();
  }

  static List<Arguments> takesWholeNumbersInEveryNotation() {
    return casesOf("integer", NUMBERS);
  }

  static List<Arguments> takesTimesInEveryPrecision() {
    return casesOf("date-time", TIMES);
  }

  static List<Arguments> notations() {
    var cases = new ArrayList<Arguments>();
    NUMBERS.forEach(number -> TIMES.forEach(time -> cases.add(Arguments.of(number, time))));
    return cases;
  }

  private static boolean isNested(String schema) {
    return schema.contains("\"items\"") || schema.contains("\"properties\"");
  }

  private static List<Arguments> casesOf(String kind, List<String> values) {
    var cases = new ArrayList<Arguments>();
    for (var route : routes()) {
      JsonBody.schemaOf(route)
          .get("properties")
          .properties()
          .forEach(
              field -> {
                var schema = JsonBody.resolved(field.getValue()).toString();
                if (schema.contains("\"" + kind + "\"") && !isNested(schema)) {
                  values.forEach(value -> cases.add(Arguments.of(route, field.getKey(), value)));
                }
              });
    }
    assertThat(cases).isNotEmpty();
    return cases;
  }

  /** The body of a form is described in the contract as JSON, too. */
  private static boolean readsJson(Route route) {
    return route != Route.ADD_IMAGE;
  }

  private JsonNode assertAccepted(Route route, String body) {
    return assertAccepted(requests, route, body);
  }

  private static JsonNode assertAccepted(ValidRequests requests, Route route, String body) {
    var answer = requests.to(route).body(body).send();
    assertThat(answer.status()).as("%s to %s", answer, body).isBetween(200, 299);
    return answer.json();
  }

  private static void setAbsentToNull(ObjectNode object, JsonNode schema) {
    for (var field : schema.get("properties").properties()) {
      var of = JsonBody.resolved(field.getValue());
      if (!object.has(field.getKey())) {
        object.putNull(field.getKey());
      } else if (object.get(field.getKey()) instanceof ArrayNode list
          && JsonBody.resolved(of.get("items")).has("properties")) {
        var item = JsonBody.resolved(of.get("items"));
        list.forEach(each -> setAbsentToNull((ObjectNode) each, item));
      }
    }
  }

  private static void assertNullable(JsonNode schema) {
    var required = StreamSupport.stream(schema.path("required").spliterator(), false);
    var names = required.map(JsonNode::asText).toList();
    for (var field : schema.get("properties").properties()) {
      var of = JsonBody.resolved(field.getValue());
      if (!names.contains(field.getKey())) {
        assertThat(of.get("type").toString()).as(field.getKey()).contains("\"null\"");
        if (of.has("enum")) {
          assertThat(of.get("enum").toString()).as(field.getKey()).contains("null");
        }
      }
      if (of.has("items") && JsonBody.resolved(of.get("items")).has("properties")) {
        assertNullable(JsonBody.resolved(of.get("items")));
      }
    }
  }
}
