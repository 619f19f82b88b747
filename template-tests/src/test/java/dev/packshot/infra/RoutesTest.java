package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.identity.Access;
import dev.packshot.lambda.FallbackHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "routes.txt");
  private static final Path README = Path.of("..", "README.md");

  /** The columns of the golden file: method, path, handler, access. */
  private static final String ROW = "%-6s  %-72s  %-24s  %s";

  private static final Pattern README_ROW =
      Pattern.compile("\\| `([A-Z]+)` \\| `(/[^`]*)` \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern ALIAS = Pattern.compile("\\$\\{(Functions[A-Za-z]+Live)}");
  private static final String FALLBACK = FallbackHandler.class.getSimpleName();

  @Test
  void matchesTheGoldenListOfRoutes() throws IOException {
    var routes = routes(SynthesizedStack.production());
    assertThat(String.join("\n", routes) + "\n").isEqualTo(Files.readString(GOLDEN));
    assertThat(routes(SynthesizedStack.dev())).isEqualTo(routes);
    assertThat(routes(SynthesizedStack.onLocalStack())).isEqualTo(routes);
  }

  @Test
  void matchesTheTableOfRoutesInTheReadme() throws IOException {
    var documented = new TreeMap<String, String>();
    for (var line : Files.readAllLines(README)) {
      var row = README_ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1) + " " + row.group(2), row.group(3));
      }
    }
    var expected = new TreeMap<String, String>();
    for (var route : Route.values()) {
      expected.put(route.method() + " " + route.path(), route.access().toString());
    }
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void sendsEveryOtherPathAndMethodToTheFallback() {
    var stack = SynthesizedStack.production();
    var routes = routes(stack);
    assertThat(routes).contains(row("ANY", "/", FALLBACK), row("ANY", "/{proxy+}", FALLBACK));
    for (var resource : stack.all("AWS::ApiGateway::Resource").values()) {
      assertThat(routes).contains(row("ANY", path(stack, resource.get("Properties")), FALLBACK));
    }
  }

  @Test
  void answersAsAProblemDocumentWhereTheGatewayItselfRefuses() {
    var responses =
        SynthesizedStack.production().all("AWS::ApiGateway::GatewayResponse").values().stream()
            .map(response -> response.get("Properties"))
            .toList();
    assertThat(responses)
        .extracting(response -> response.get("ResponseType").asText())
        .contains("DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED", "REQUEST_TOO_LARGE");
    assertThat(responses)
        .allSatisfy(
            response -> {
              var template = response.get("ResponseTemplates").get("application/json").asText();
              var problem = Json.parse(template);
              assertThat(problem.get("status").asText())
                  .isEqualTo(response.get("StatusCode").asText());
              assertThat(problem.get("type").asText())
                  .isEqualTo(
                      "https://$context.domainName/v1/docs/errors/"
                          + problem.get("error_code").asText());
              assertThat(problem.get("request_id").asText()).isEqualTo("$context.requestId");
              assertThat(problem.get("request_time").asText()).isEqualTo("$context.requestTime");
              checkHeaders(response.get("ResponseParameters"), problem);
            });
  }

  private static void checkHeaders(JsonNode headers, JsonNode problem) {
    assertThat(header(headers, "Content-Type")).isEqualTo("'application/problem+json'");
    assertThat(header(headers, "Access-Control-Allow-Origin")).isEqualTo("'*'");
    assertThat(header(headers, "X-Request-Id")).isEqualTo("context.requestId");
    assertThat(header(headers, "Access-Control-Expose-Headers"))
        .contains("X-Request-Id", "Retry-After");
    var retryAfter =
        problem.get("retryable").asBoolean()
            ? "'" + problem.get("retry_after_seconds").asText() + "'"
            : "";
    assertThat(header(headers, "Retry-After")).isEqualTo(retryAfter);
    assertThat(problem.has("retry_after_seconds")).isEqualTo(!retryAfter.isEmpty());
  }

  private static String header(JsonNode headers, String name) {
    return headers.path("gatewayresponse.header." + name).asText();
  }

  @Test
  void omitsTheVersionFromUrlsUnderACustomDomain() {
    var stack = SynthesizedStack.withEverything();
    for (var response : stack.all("AWS::ApiGateway::GatewayResponse").values()) {
      assertThat(Intrinsics.text(response.get("Properties").get("ResponseTemplates")))
          .contains("https://$context.domainName/docs/errors/");
    }
  }

  private static SortedSet<String> routes(SynthesizedStack stack) {
    var routes = new TreeSet<String>();
    for (var method : stack.all("AWS::ApiGateway::Method").values()) {
      var properties = method.get("Properties");
      var integration = properties.get("Integration");
      assertThat(integration.get("Type").asText()).isEqualTo("AWS_PROXY");
      routes.add(
          row(
              properties.get("HttpMethod").asText(),
              path(stack, properties),
              handler(stack, integration.get("Uri"))));
    }
    return routes;
  }

  private static String row(String method, String path, String handler) {
    var access = HandlersTest.routeOf(handler).map(Route::access).orElse(Access.ANYONE);
    return String.format(ROW, method, path, handler, access);
  }

  private static String path(SynthesizedStack stack, JsonNode properties) {
    if (properties.has("ResourceId")) {
      var id = properties.get("ResourceId");
      return id.has("Ref")
          ? path(stack, stack.resource(Intrinsics.logicalId(id)).get("Properties"))
          : "/";
    }
    var parent = properties.get("ParentId");
    var prefix =
        parent.has("Ref")
            ? path(stack, stack.resource(Intrinsics.logicalId(parent)).get("Properties"))
            : "";
    return prefix + "/" + properties.get("PathPart").asText();
  }

  /** Returns the handler class of the published version that a method invokes through an alias. */
  private static String handler(SynthesizedStack stack, JsonNode uri) {
    var matcher = ALIAS.matcher(Intrinsics.text(uri));
    assertThat(matcher.find()).as("alias in " + Intrinsics.text(uri)).isTrue();
    var alias =
        stack.all("AWS::Lambda::Alias").entrySet().stream()
            .filter(resource -> resource.getKey().startsWith(matcher.group(1)))
            .findFirst()
            .orElseThrow()
            .getValue();
    var version =
        stack.resource(Intrinsics.logicalId(alias.get("Properties").get("FunctionVersion")));
    assertThat(version.get("Type").asText()).isEqualTo("AWS::Lambda::Version");
    var function =
        stack.resource(Intrinsics.logicalId(version.get("Properties").get("FunctionName")));
    var handler = function.get("Properties").get("Handler").asText();
    return handler.substring(handler.lastIndexOf('.') + 1);
  }
}
