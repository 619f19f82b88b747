package dev.packshot.infra;

import dev.packshot.event.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.DomainNameOptions;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IResource;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.constructs.Construct;

/**
 * The REST API in API Gateway. Each route invokes its own function, and every other request invokes
 * the fallback function. The gateway's own errors have the form of the API's.
 */
final class Api extends Construct {
  /**
   * The media types that functions receive in Base64. With a wildcard, JSON would be encoded too.
   */
  private static final List<String> BINARY_MEDIA_TYPES =
      List.of(
          "multipart/form-data",
          "image/jpeg",
          "image/png",
          "image/webp",
          "image/gif",
          "image/bmp",
          "image/heic",
          "image/svg+xml");

  /**
   * The size from which the gateway compresses a response for clients that accept it
   * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html).
   * A response that fits into one packet gains nothing. The functions themselves do not compress.
   */
  private static final int MIN_COMPRESSION_BYTES = 1_400;

  private final StageSettings settings;
  private final ApiLogs logs;
  private final RestApi api;
  private final Map<String, IResource> resources = new HashMap<>();
  private final Optional<DomainName> domain;

  Api(Construct scope, StageSettings settings, Media media, Functions functions) {
    super(scope, "Api");
    this.settings = settings;
    this.logs = new ApiLogs(this, settings.stage());
    this.api = restApi();
    logs.createExecutionLog(api);
    api.getNode().tryRemoveChild("Endpoint"); // CDK's own output; the stack has ApiUrl
    settings.target().api().ifPresent(this::useFixedId);
    resources.put("", api.getRoot());
    for (var route : Route.values()) {
      resource(route.path()).addMethod(route.method(), invoke(functions.of(route), true));
    }
    if (settings.hasPictureRoute()) {
      PictureRoute.add(this, resource(PictureRoute.PATH), media);
    }
    addFallback(functions.fallback());
    new GatewayErrorResponses(api, settings.domain().isPresent() ? "" : "/" + Target.API_VERSION)
        .add();
    domain = settings.domain().map(this::domain);
    if (settings.hasFirewall()) {
      Firewall.protect(this, api.getDeploymentStage());
    }
  }

  ApiLogs logs() {
    return logs;
  }

  RestApi gateway() {
    return api;
  }

  /** Returns the base URL for clients. */
  String url() {
    return settings
        .domain()
        .map(custom -> "https://" + custom.name())
        .or(() -> settings.target().api().map(address -> address.url().toString()))
        .orElseGet(
            () ->
                "https://"
                    + api.getRestApiId()
                    + ".execute-api."
                    + Aws.REGION
                    + "."
                    + Aws.URL_SUFFIX
                    + "/"
                    + Target.API_VERSION);
  }

  /** Returns the origin of the base URL. */
  String origin() {
    return settings.domain().isPresent()
        ? url()
        : url().substring(0, url().length() - Target.API_VERSION.length() - 1);
  }

  private RestApi restApi() {
    return RestApi.Builder.create(this, "RestApi")
        .restApiName("packshot-" + settings.stage().value())
        .description("Packshot " + settings.stage().value())
        .endpointTypes(List.of(EndpointType.REGIONAL))
        .binaryMediaTypes(BINARY_MEDIA_TYPES)
        .minCompressionSize(Size.bytes(MIN_COMPRESSION_BYTES))
        .disableExecuteApiEndpoint(settings.domain().isPresent())
        .cloudWatchRole(true)
        // every API of the account and region shares this role, so another stack may depend on it
        .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
        .deployOptions(stageOptions())
        .build();
  }

  private void useFixedId(Target.ApiAddress address) {
    var resource = (CfnRestApi) api.getNode().getDefaultChild();
    resource.getTags().setTag(Target.ApiAddress.TAG, address.id());
  }

  private StageOptions stageOptions() {
    return StageOptions.builder()
        .stageName(Target.API_VERSION)
        .throttlingRateLimit(settings.rate().sustained())
        .throttlingBurstLimit(settings.rate().burst())
        .loggingLevel(MethodLoggingLevel.ERROR)
        .dataTraceEnabled(false)
        .accessLogDestination(logs.accessLog())
        .accessLogFormat(ApiLogs.accessLogFormat())
        .build();
  }

  /**
   * Returns the resource of a path. Path parameters in the same position share a resource, with the
   * name that the first route gives them, because API Gateway allows only one parameter there
   * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html). The
   * handlers restore the names of the other routes.
   */
  private IResource resource(String path) {
    var key = "";
    for (var segment : path.substring(1).split("/", -1)) {
      var parent = resources.get(key);
      key += "/" + (segment.startsWith("{") ? "{}" : segment);
      resources.computeIfAbsent(key, absent -> parent.addResource(segment));
    }
    return resources.get(key);
  }

  private void addFallback(Functions.Deployed fallback) {
    // a permission for each method would exceed the 20 KB limit of a function's policy
    var integration = invoke(fallback, false);
    resources.values().forEach(resource -> resource.addMethod("ANY", integration));
    api.getRoot().addResource("{proxy+}").addMethod("ANY", integration);
  }

  private static LambdaIntegration invoke(Functions.Deployed function, boolean scopedToMethod) {
    return new LambdaIntegration(
        function.alias(),
        LambdaIntegrationOptions.builder()
            .allowTestInvoke(scopedToMethod ? false : null)
            .scopePermissionToMethod(scopedToMethod)
            .build());
  }

  private DomainName domain(CustomDomain custom) {
    var name =
        api.addDomainName(
            "Domain",
            DomainNameOptions.builder()
                .domainName(custom.name())
                .certificate(
                    Certificate.fromCertificateArn(this, "Certificate", custom.certificate()))
                .endpointType(EndpointType.REGIONAL)
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build());
    custom
        .hostedZone()
        .ifPresent(
            zone -> {
              addRecord("Record", "A", name, custom.name(), zone);
              addRecord("RecordIpv6", "AAAA", name, custom.name(), zone);
            });
    return name;
  }

  private void addRecord(String id, String type, DomainName domain, String name, String zone) {
    CfnRecordSet.Builder.create(this, id)
        .name(name)
        .type(type)
        .hostedZoneId(zone)
        .aliasTarget(
            CfnRecordSet.AliasTargetProperty.builder()
                .dnsName(domain.getDomainNameAliasDomainName())
                .hostedZoneId(domain.getDomainNameAliasHostedZoneId())
                .build())
        .build();
  }

  /** Returns the target of the custom domain's DNS record. */
  Optional<String> domainTarget() {
    return domain.map(DomainName::getDomainNameAliasDomainName);
  }
}
