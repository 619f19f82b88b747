package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestApp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The agreement of the contract with the code. */
class ContractTest {
  private final Contract contract = Contract.read();

  @Test
  void hasExactlyOneOperationForEachRoute() {
    var routes = new TreeMap<String, String>();
    for (var route : Route.values()) {
      routes.put(route.method() + " " + route.path(), camelCase(route.name()));
    }
    var operations = new TreeMap<String, String>();
    contract.eachOperation(
        (name, operation) -> operations.put(name, operation.at("/operationId").asString()));
    assertThat(operations).isEqualTo(routes);
  }

  /** A read-only key is refused with it, and the cookie of another site. */
  @Test
  void namesTheRefusalOfEveryWrite() {
    contract.eachOperation(
        (name, operation) -> {
          if (!name.startsWith("GET ")) {
            assertThat(operation.at("/responses").has("403")).as(name).isTrue();
          }
        });
  }

  @Test
  void declaresThePathParametersOfEachRoute() {
    contract.eachOperation(
        (name, operation) -> {
          var declared = new ArrayList<String>();
          for (var parameter : operation.at("/parameters")) {
            var resolved = contract.resolved(parameter);
            if (resolved.at("/in").asString().equals("path")) {
              declared.add("{" + resolved.at("/name").asString() + "}");
            }
          }
          assertThat(parameters(name)).as(name).containsExactlyElementsOf(declared);
        });
  }

  @Test
  void containsExamplesThatMatchTheirSchemas() {
    var examples = contract.examples();
    assertThat(examples).hasSizeGreaterThan(40);
    for (var example : examples) {
      assertThat(contract.errors(example.schemaPointer(), example.value()))
          .as(example.pointer())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Metadata        | {'k': '#'}            | true",
        "Metadata        | {'#': 'v'}            | false",
        "MetadataChange  | {'k': '#'}            | true",
        "MetadataChange  | {'#': 'v'}            | false",
        "SessionOptions  | {'user_agent': '#'}   | false",
        "PhotoRegistration | {'s3_key': 'KEY', 'original_filename': '#'} | false",
        "ImageFromPhoto  | {'photo_short_id': '2JZrkFRXoHHjf4tTt8otTe', 'title': '#'} | true",
        "ImageChange     | {'title': '#'}        | true",
        "Title           | '#'                   | true",
      })
  void saysWhichControlCharactersATextMayHave(String schema, String json, boolean mayHaveLines) {
    assertThat(accepts(schema, json, "a b")).isTrue();
    assertThat(accepts(schema, json, "a\\n\\tb\\r\\n")).isEqualTo(mayHaveLines);
    for (var control : List.of("\\u0000", "\\u000b", "\\u001b", "\\u007f", "\\u0085")) {
      assertThat(accepts(schema, json, "a" + control + "b")).as(control).isFalse();
    }
  }

  private boolean accepts(String schema, String json, String text) {
    var key = "scanner/photos/2026/11/%1$s/front/%1$s.jpg".formatted("2JZrkFRXoHHjf4tTt8otTe");
    var value = json.replace('\'', '"').replace("KEY", key).replace("#", text);
    return contract
        .errors("/components/schemas/" + schema, JsonMapper.shared().readTree(value))
        .isEmpty();
  }

  @Test
  void listsEveryErrorCodeAndItsTexts() {
    var codes = new TreeSet<String>();
    contract.at("/components/schemas/ErrorCode/enum").forEach(code -> codes.add(code.asString()));
    assertThat(codes)
        .isEqualTo(
            Arrays.stream(ErrorCode.values())
                .map(ErrorCode::value)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (var response : contract.at("/components/responses")) {
      var example = response.at("/content/application~1problem+json/example");
      var code = ErrorCode.find(example.at("/error_code").asString()).orElseThrow();
      assertThat(example.at("/title").asString()).isEqualTo(code.title());
      assertThat(example.at("/status").asInt()).isEqualTo(code.status());
      assertThat(example.at("/retryable").asBoolean()).isEqualTo(code.retryable());
      assertThat(example.at("/type").asString()).endsWith("/docs/errors/" + code.value());
    }
  }

  @Test
  void listsEveryFormatOfACode() {
    var formats = new ArrayList<String>();
    contract
        .at("/components/schemas/BarcodeFormat/enum")
        .forEach(format -> formats.add(format.asString().toUpperCase(Locale.ROOT)));
    assertThat(formats)
        .containsExactlyElementsOf(Arrays.stream(CodeFormat.values()).map(Enum::name).toList());
  }

  @Test
  void listsEachErrorUnderItsStatus() {
    contract.eachOperation(
        (name, operation) ->
            operation
                .at("/responses")
                .properties()
                .forEach(
                    response -> {
                      var example =
                          contract
                              .resolved(response.getValue())
                              .at("/content/application~1problem+json/example/status");
                      if (!example.isMissingNode()) {
                        assertThat(example.asString()).as(name).isEqualTo(response.getKey());
                      }
                    }));
  }

  @Test
  void isServedUnchangedExceptForItsServer() {
    var app = new TestApp();
    var answer = app.anonymous("GET", "/openapi.json").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(contract.at("/servers/0/url").asString()).isEqualTo("/");
    assertThat(answer.json().at("/servers/0/url").asText()).isEqualTo("/v1");
    assertThat(answer.body().replaceFirst("\"url\":\"/v1\"", "\"url\":\"/\""))
        .isEqualTo(Resource.text("openapi.json"));
  }

  private static List<String> parameters(String operation) {
    return Arrays.stream(operation.split("/", -1))
        .filter(segment -> segment.startsWith("{"))
        .toList();
  }

  /** Converts a constant's name: {@code GET_SESSION} to {@code getSession}. */
  private static String camelCase(String name) {
    var words = name.toLowerCase(Locale.ROOT).split("_", -1);
    var camel = new StringBuilder(words[0]);
    for (int at = 1; at < words.length; at++) {
      camel.append(Character.toUpperCase(words[at].charAt(0))).append(words[at].substring(1));
    }
    return camel.toString();
  }
}
