package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannerPageTest {
  private final SynthesizedStack stack = SynthesizedStack.withEverything();

  @Test
  void isMissingUnlessTheSettingSaysOn() {
    var types = List.of("AWS::CloudFront::Function", "AWS::CloudFront::Distribution");
    assertThat(SynthesizedStack.production().all(types.get(0))).isEmpty();
    assertThat(SynthesizedStack.production().all(types.get(1))).hasSize(1);
    assertThat(stack.all(types.get(0))).hasSize(1);
    assertThat(stack.all(types.get(1))).hasSize(2);
    var local =
        Map.of(
            "stage", "dev",
            "localstack", "http://127.0.0.1:4566",
            "scanner", "on",
            "scannerPage", SynthesizedStack.SCANNER_PAGE);
    assertThat(SynthesizedStack.with(local).all(types.get(0))).as("on LocalStack").isEmpty();
  }

  @Test
  void isInABucketOfItsOwnThatOnlyItsDistributionReads() {
    var bucket = scanner("AWS::S3::Bucket");
    assertThat(bucket.get("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
    assertThat(Intrinsics.text(bucket.get("BucketName")))
        .isEqualTo("packshot-production-scanner-${AWS::AccountId}-${AWS::Region}");
    var policy = scanner("AWS::S3::BucketPolicy");
    PolicyAssertions.assertRefusesPlainHttp(policy);
    var allowed =
        SynthesizedStack.elements(policy.at("/PolicyDocument/Statement"))
            .filter(statement -> statement.get("Effect").asText().equals("Allow"))
            .toList();
    assertThat(allowed).hasSize(1);
    assertThat(Intrinsics.text(allowed.get(0).get("Action"))).isEqualTo("s3:GetObject");
    assertThat(Intrinsics.text(allowed.get(0).at("/Condition/StringEquals/AWS:SourceArn")))
        .contains(":distribution/${ScannerDistribution");
    assertThat(origin().has("OriginAccessControlId")).isTrue();
  }

  @Test
  void mayUseTheApiAndTheBucketOfPhotosOnly() {
    var policy = policy(stack);
    var photos =
        "https://packshot-production-photos-${AWS::AccountId}-${AWS::Region}.s3.${AWS::Region}.${AWS::URLSuffix}";
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
        .contains("connect-src 'self' https://api.example.com " + photos + ";")
        .contains("img-src 'self' blob: data: " + photos + " https://*.cloudfront.net;")
        .doesNotContain("unsafe-inline");
    assertThat(policy(with(Map.of())))
        .contains(
            "connect-src 'self' https://${ApiRestApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}"
                + " https://");
  }

  @Test
  void showsPicturesThatTheApiServes() {
    var stack = with(Map.of("pictures", "api"));
    assertThat(policy(stack))
        .containsPattern(
            "img-src 'self' blob: data: \\S+ https://\\$\\{ApiRestApi\\}\\.execute-api\\.");
  }

  @Test
  void signsUsersInAtTheUserPool() {
    var stack = with(Map.of("signIn", "cognito"));
    assertThat(policy(stack))
        .containsPattern(
            "connect-src 'self' [^;]+"
                + " https://cognito-idp\\.\\$\\{AWS::Region\\}\\.\\$\\{AWS::URLSuffix\\}"
                + " https://packshot-dev-\\$\\{AWS::AccountId\\}\\.auth\\.\\$\\{AWS::Region\\}\\.amazoncognito\\.com;");
    var client = stack.only("AWS::Cognito::UserPoolClient").get("Properties");
    assertThat(client.get("AllowedOAuthFlows").toString()).isEqualTo("[\"code\"]");
    assertThat(SynthesizedStack.elements(client.get("CallbackURLs")).map(Intrinsics::text))
        .containsExactly("https://${ScannerDistribution.DomainName}/scan/");
    assertThat(stack.all("AWS::Cognito::UserPoolDomain")).hasSize(1);
    assertThat(stack.all("AWS::Cognito::ManagedLoginBranding")).hasSize(1);
    assertThat(configuration(stack))
        .contains("\"issuer\":\"https://cognito-idp.", "\"client\":\"${SignInApps");
  }

  @Test
  void signsUsersInAtAnotherIssuerThatKnowsThePage() {
    var issuer = Map.of("signIn", "https://issuer.example:8443/tenant", "signInAudience", "a,b");
    assertThat(configuration(with(issuer))).doesNotContain("signIn");
    var known = new HashMap<>(issuer);
    known.put("signInClient", "scanner");
    known.put("signInScope", "products email");
    var stack = with(known);
    assertThat(configuration(stack))
        .contains(
            "\"issuer\":\"https://issuer.example:8443/tenant\"",
            "\"client\":\"scanner\"",
            "\"scope\":\"products email\"",
            "\"audience\":\"a\"");
    assertThat(policy(stack)).contains(" https://issuer.example:8443; worker-src");
  }

  @Test
  void tellsThePageNothingOfASignInThatIsNotThere() {
    assertThat(configuration(stack)).isEqualTo("{\"api\":\"https://api.example.com\"}");
    assertThat(with(Map.of()).all("AWS::Cognito::UserPoolDomain")).isEmpty();
    var pool = SynthesizedStack.with(Map.of("stage", "production", "signIn", "cognito"));
    assertThat(pool.all("AWS::Cognito::UserPoolDomain")).as("without the page").isEmpty();
  }

  @Test
  void isAnOriginThatTheApiAndTheBucketAllow() {
    var origin = "https://${ScannerDistribution.DomainName}";
    for (var function : stack.functions().entrySet()) {
      var variables = function.getValue().at("/Properties/Environment/Variables");
      if (variables.has("PACKSHOT_ALLOWED_ORIGINS")) {
        assertThat(Intrinsics.text(variables.get("PACKSHOT_ALLOWED_ORIGINS")).split(","))
            .as(function.getKey())
            .contains(origin, "https://app.example.com");
      }
    }
    var cors = photos("AWS::S3::Bucket").at("/CorsConfiguration/CorsRules/0/AllowedOrigins");
    assertThat(SynthesizedStack.elements(cors).map(Intrinsics::text)).contains(origin);
  }

  @Test
  void tellsItsAddressAndItsBucket() {
    var outputs = stack.template().get("Outputs");
    assertThat(Intrinsics.text(outputs.at("/ScannerUrl/Value")))
        .isEqualTo("https://${ScannerDistribution.DomainName}/scan/");
    assertThat(outputs.has("ScannerBucket")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/scan/, /scan/index.html",
    "/scan/gallery, /scan/index.html",
    "/scan/sw.js, /scan/sw.js",
    "/scan/assets/index-1.js, /scan/assets/index-1.js",
    "/, moved to /scan/",
    "/scan, moved to /scan/",
    "/index.html, moved to /scan/",
    "/scanner/api/v1/sessions, moved to /scan/"
  })
  void isWhatItsAddressesLeadTo(String path, String target) throws Exception {
    var program =
        ScannerPage.ROUTING
            + "const it = handler({ request: { uri: '"
            + path
            + "' } }); console.log(it.uri ?? 'moved to ' + it.headers.location.value);";
    var node = new ProcessBuilder("node", "-e", program).redirectErrorStream(true).start();
    var answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer.strip()).isEqualTo(target);
  }

  /** Returns the stack of a trial with the page and these settings. */
  private static SynthesizedStack with(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putAll(
        Map.of("stage", "dev", "scanner", "on", "scannerPage", SynthesizedStack.SCANNER_PAGE));
    return SynthesizedStack.with(all);
  }

  private static String policy(SynthesizedStack stack) {
    return Intrinsics.text(
        of(stack, "AWS::CloudFront::ResponseHeadersPolicy")
            .at(
                "/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy"));
  }

  private static String configuration(SynthesizedStack stack) {
    return Intrinsics.text(stack.template().at("/Outputs/ScannerConfig/Value"));
  }

  private JsonNode origin() {
    return scanner("AWS::CloudFront::Distribution").at("/DistributionConfig/Origins/0");
  }

  private JsonNode scanner(String type) {
    return of(stack, type);
  }

  private static JsonNode of(SynthesizedStack stack, String type) {
    return starting(stack, type, "Scanner");
  }

  private JsonNode photos(String type) {
    return starting(stack, type, "Media");
  }

  private static JsonNode starting(SynthesizedStack stack, String type, String prefix) {
    return stack.all(type).entrySet().stream()
        .filter(resource -> resource.getKey().startsWith(prefix))
        .map(resource -> resource.getValue().get("Properties"))
        .findFirst()
        .orElseThrow();
  }
}
