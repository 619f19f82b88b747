package dev.packshot.infra;

import dev.packshot.product.Pictures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.apigateway.AwsIntegration;
import software.amazon.awscdk.services.apigateway.ContentHandling;
import software.amazon.awscdk.services.apigateway.IResource;
import software.amazon.awscdk.services.apigateway.Integration;
import software.amazon.awscdk.services.apigateway.IntegrationOptions;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The route of public pictures, for a deployment without CloudFront. API Gateway reads them from
 * the bucket itself, with a role that may read nothing else. Browsers get the headers that
 * CloudFront would send.
 */
final class PictureRoute {
  /** The common start of the paths of pictures, as in the local run. */
  static final String MEDIA = "/media";

  /** The path in API Gateway. */
  static final String PATH =
      MEDIA + "/" + Pictures.PREFIX.substring(Pictures.PUBLIC.length()) + "{proxy+}";

  private static final String KEY = "key";
  private static final List<String> COPIED = List.of("Content-Type", "ETag", "Cache-Control");

  /** Fixed headers. A mapping cannot contain quotes, so there is no {@code default-src 'none'}. */
  private static final Map<String, String> SAFETY =
      Map.of(
          "X-Content-Type-Options", "'nosniff'",
          "Content-Security-Policy", "'sandbox'",
          "X-Frame-Options", "'DENY'",
          "Access-Control-Allow-Origin", "'*'");

  private PictureRoute() {}

  /** Adds the method to the resource with the {@link #PATH}. */
  static void add(Construct scope, IResource resource, Media media) {
    resource.addMethod("GET", read(scope, media), method());
  }

  private static Integration read(Construct scope, Media media) {
    return AwsIntegration.Builder.create()
        .service("s3")
        .integrationHttpMethod("GET")
        .path(media.bucketName() + "/" + Pictures.PREFIX + "{" + KEY + "}")
        .options(
            IntegrationOptions.builder()
                .credentialsRole(role(scope, media))
                .requestParameters(
                    new TreeMap<>( // the order of Map.of differs between JVMs
                        Map.of(
                            "integration.request.path." + KEY,
                            "method.request.path.proxy",
                            "integration.request.header.If-None-Match",
                            "method.request.header.If-None-Match")))
                .integrationResponses(
                    List.of(
                        picture(), notModified(), absent("40[34]", "404"), absent("5..", "503")))
                .build())
        .build();
  }

  private static Role role(Construct scope, Media media) {
    var read =
        PolicyStatement.Builder.create()
            .actions(List.of("s3:GetObject"))
            .resources(List.of(media.bucketArn() + "/" + Pictures.PREFIX + "*"))
            .build();
    return Role.Builder.create(scope, "ReadPictures")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .inlinePolicies(
            Map.of("Grants", PolicyDocument.Builder.create().statements(List.of(read)).build()))
        .build();
  }

  private static IntegrationResponse picture() {
    var headers = headers();
    COPIED.forEach(name -> headers.put(header(name), "integration.response.header." + name));
    return IntegrationResponse.builder()
        .statusCode("200")
        .contentHandling(ContentHandling.CONVERT_TO_BINARY)
        .responseParameters(headers)
        .build();
  }

  private static IntegrationResponse notModified() {
    var headers = headers();
    headers.put(header("ETag"), "integration.response.header.ETag");
    return IntegrationResponse.builder()
        .statusCode("304")
        .selectionPattern("304")
        .responseParameters(headers)
        .build();
  }

  /** Returns a response without the body of S3, which is XML. */
  private static IntegrationResponse absent(String pattern, String status) {
    return IntegrationResponse.builder()
        .statusCode(status)
        .selectionPattern(pattern)
        .responseParameters(headers())
        .responseTemplates(Map.of("application/xml", ""))
        .build();
  }

  private static Map<String, String> headers() {
    var headers = new TreeMap<String, String>();
    SAFETY.forEach((name, value) -> headers.put(header(name), value));
    return headers;
  }

  private static MethodOptions method() {
    return MethodOptions.builder()
        .requestParameters(
            new TreeMap<>(
                Map.of(
                    "method.request.path.proxy", true,
                    "method.request.header.If-None-Match", false)))
        .methodResponses(
            List.of(
                response("200", COPIED),
                response("304", List.of("ETag")),
                response("404", List.of()),
                response("503", List.of())))
        .build();
  }

  private static MethodResponse response(String status, List<String> copied) {
    var declared = new TreeMap<String, Boolean>();
    copied.forEach(name -> declared.put(header(name), true));
    SAFETY.keySet().forEach(name -> declared.put(header(name), true));
    return MethodResponse.builder().statusCode(status).responseParameters(declared).build();
  }

  private static String header(String name) {
    return "method.response.header." + name;
  }
}
