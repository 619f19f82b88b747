package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.lambda.FallbackHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "routes.txt");
  private static final Pattern ALIAS = Pattern.compile("\\$\\{(Functions[A-Za-z]+Live)}");

  @Test
  void answersExactlyTheRoutesOfTheGoldenList() throws IOException {
    var routes = routes(Synthesized.production());
    assertThat(String.join("\n", routes) + "\n")
        .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    assertThat(routes(Synthesized.dev())).isEqualTo(routes);
    assertThat(routes(Synthesized.onLocalStack())).isEqualTo(routes);
  }

  @Test
  void leavesNoAddressAndNoMethodToTheGateway() {
    var stack = Synthesized.production();
    var fallback = FallbackHandler.class.getSimpleName();
    assertThat(routes(stack)).contains("ANY / " + fallback, "ANY /{proxy+} " + fallback);
    for (var resource : stack.all("AWS::ApiGateway::Resource").values()) {
      assertThat(routes(stack))
          .contains("ANY " + path(stack, resource.get("Properties")) + " " + fallback);
    }
  }

  @Test
  void lets429And413AndTheLikeSpeakTheApisLanguage() {
    var stack = Synthesized.production();
    var refusals = stack.all("AWS::ApiGateway::GatewayResponse").values();
    assertThat(refusals)
        .extracting(it -> it.get("Properties").get("ResponseType").asText())
        .contains("DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED", "REQUEST_TOO_LARGE");
    for (var refusal : refusals) {
      var properties = refusal.get("Properties");
      var headers = properties.get("ResponseParameters");
      assertThat(headers.get("gatewayresponse.header.Content-Type").asText())
          .isEqualTo("'application/problem+json'");
      assertThat(headers.get("gatewayresponse.header.Access-Control-Allow-Origin").asText())
          .isEqualTo("'*'");
      var problem =
          Json.parse(properties.get("ResponseTemplates").get("application/json").asText());
      assertThat(problem.get("status").asText()).isEqualTo(properties.get("StatusCode").asText());
      assertThat(problem.get("type").asText())
          .isEqualTo(
              "https://$context.domainName/v1/docs/errors/" + problem.get("error_code").asText());
      assertThat(problem.get("request_id").asText()).isEqualTo("$context.requestId");
      assertThat(problem.get("request_time").asText()).isEqualTo("$context.requestTime");
      assertThat(headers.get("gatewayresponse.header.X-Request-Id").asText())
          .isEqualTo("context.requestId");
      assertThat(headers.get("gatewayresponse.header.Access-Control-Expose-Headers").asText())
          .contains("X-Request-Id", "Retry-After");
      assertThat(headers.has("gatewayresponse.header.Retry-After"))
          .isEqualTo(problem.get("retryable").asBoolean());
      assertThat("'" + problem.path("retry_after_seconds").asText() + "'")
          .isEqualTo(headers.path("gatewayresponse.header.Retry-After").asText("''"));
    }
  }

  @Test
  void namesNoStageInProblemsUnderADomainOfItsOwn() {
    for (var it : Synthesized.withEverything().all("AWS::ApiGateway::GatewayResponse").values()) {
      assertThat(Plain.text(it.get("Properties").get("ResponseTemplates")))
          .contains("https://$context.domainName/docs/errors/");
    }
  }

  private static SortedSet<String> routes(Synthesized stack) {
    var routes = new TreeSet<String>();
    for (var method : stack.all("AWS::ApiGateway::Method").values()) {
      var properties = method.get("Properties");
      assertThat(properties.get("Integration").get("Type").asText()).isEqualTo("AWS_PROXY");
      routes.add(
          properties.get("HttpMethod").asText()
              + " "
              + path(stack, properties)
              + " "
              + handler(stack, properties.get("Integration").get("Uri")));
    }
    return routes;
  }

  private static String path(Synthesized stack, JsonNode properties) {
    if (properties.has("ResourceId")) {
      var id = properties.get("ResourceId");
      return id.has("Ref") ? path(stack, stack.resource(Plain.target(id)).get("Properties")) : "/";
    }
    var parent = properties.get("ParentId");
    var before =
        parent.has("Ref")
            ? path(stack, stack.resource(Plain.target(parent)).get("Properties"))
            : "";
    return before + "/" + properties.get("PathPart").asText();
  }

  /** The class behind the alias, of a published version, that a method calls. */
  private static String handler(Synthesized stack, JsonNode uri) {
    var matcher = ALIAS.matcher(Plain.text(uri));
    assertThat(matcher.find()).as("an alias in " + Plain.text(uri)).isTrue();
    var alias =
        stack.all("AWS::Lambda::Alias").entrySet().stream()
            .filter(it -> it.getKey().startsWith(matcher.group(1)))
            .findFirst()
            .orElseThrow()
            .getValue();
    var version = stack.resource(Plain.target(alias.get("Properties").get("FunctionVersion")));
    assertThat(version.get("Type").asText()).isEqualTo("AWS::Lambda::Version");
    var function = stack.resource(Plain.target(version.get("Properties").get("FunctionName")));
    var handler = function.get("Properties").get("Handler").asText();
    return handler.substring(handler.lastIndexOf('.') + 1);
  }
}
