package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.graph.Settings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PictureRouteTest {
  private final SynthesizedStack stack = SynthesizedStack.withoutCloudFront();

  @Test
  void replacesCloudFront() {
    assertThat(types(stack)).noneMatch(type -> type.startsWith("AWS::CloudFront::"));
    assertThat(stack.template().get("Outputs").has("MediaDomain")).isFalse();
    for (var function : stack.functions().values()) {
      var variables = function.at("/Properties/Environment/Variables");
      assertThat(variables.path(Settings.MEDIA_URL).asText("/media")).isEqualTo("/media");
    }
    var statements = stack.properties("AWS::S3::BucketPolicy").at("/PolicyDocument/Statement");
    assertThat(SynthesizedStack.elements(statements))
        .noneMatch(statement -> statement.get("Effect").asText().equals("Allow"));
  }

  @Test
  void readsOnlyPublicPictures() {
    var integration = method().get("Integration");
    assertThat(Intrinsics.text(integration.get("Uri")))
        .matches("arn:.*:apigateway:.*:s3:path/packshot-dev-photos-[^/]+/public/images/\\{key}");
    var role = stack.resource(Intrinsics.logicalId(integration.get("Credentials")));
    var policies = role.at("/Properties/Policies");
    assertThat(policies).hasSize(1);
    var statements = policies.at("/0/PolicyDocument/Statement");
    assertThat(statements).hasSize(1);
    assertThat(statements.at("/0/Action").asText()).isEqualTo("s3:GetObject");
    assertThat(Intrinsics.text(statements.at("/0/Resource"))).endsWith("/public/images/*");
  }

  @Test
  void sendsPicturesAsBytesWithTheHeadersOfCloudFront() {
    var responses = method().at("/Integration/IntegrationResponses");
    var picture = responses.get(0);
    assertThat(picture.get("StatusCode").asText()).isEqualTo("200");
    assertThat(picture.get("ContentHandling").asText()).isEqualTo("CONVERT_TO_BINARY");
    assertThat(header(picture, "Content-Type"))
        .isEqualTo("integration.response.header.Content-Type");
    assertThat(header(picture, "Cache-Control"))
        .isEqualTo("integration.response.header.Cache-Control");
    assertThat(responses)
        .allSatisfy(
            response -> {
              assertThat(header(response, "X-Content-Type-Options")).isEqualTo("'nosniff'");
              assertThat(header(response, "Content-Security-Policy")).isEqualTo("'sandbox'");
              assertThat(header(response, "X-Frame-Options")).isEqualTo("'DENY'");
              assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("'*'");
            });
  }

  @Test
  void answersWith404ForAPictureThatDoesNotExist() {
    var refused =
        SynthesizedStack.elements(method().at("/Integration/IntegrationResponses"))
            .filter(response -> "403".matches(response.path("SelectionPattern").asText("-")));
    assertThat(refused)
        .singleElement()
        .satisfies(response -> assertThat(response.get("StatusCode").asText()).isEqualTo("404"));
  }

  @Test
  void isNotPartOfADeploymentWithCloudFront() {
    assertThat(
            SynthesizedStack.dev().all("AWS::ApiGateway::Resource").values().stream()
                .map(resource -> resource.at("/Properties/PathPart").asText()))
        .doesNotContain("media");
  }

  /** Returns the only method that invokes no function. */
  private JsonNode method() {
    return stack.all("AWS::ApiGateway::Method").values().stream()
        .map(method -> method.get("Properties"))
        .filter(method -> method.at("/Integration/Type").asText().equals("AWS"))
        .findFirst()
        .orElseThrow();
  }

  private static String header(JsonNode response, String name) {
    return response.at("/ResponseParameters").path("method.response.header." + name).asText();
  }

  private static Stream<String> types(SynthesizedStack stack) {
    return SynthesizedStack.elements(stack.template().get("Resources"))
        .map(resource -> resource.get("Type").asText());
  }
}
