package dev.packshot.infra;

import dev.packshot.event.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.apigateway.AccessLogField;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.DomainNameOptions;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IResource;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.constructs.Construct;

/**
 * The REST API: every route its function, all else the fallback, and the gateway's own refusals in
 * the API's own words.
 */
final class Api extends Construct {
  static final String STAGE = "v1";

  /**
   * What is handed over as bytes and not as text; with everything in this list, JSON would come in
   * base64 too.
   */
  private static final List<String> BINARY =
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
   * What fits into one packet gains nothing from being smaller. The gateway compresses for clients
   * that ask for it, after it has made text of the answer
   * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html);
   * our own functions compress nothing.
   */
  private static final int COMPRESSED_FROM_BYTES = 1_400;

  private final StageSettings settings;
  private final RestApi api;
  private final Map<String, IResource> resources = new HashMap<>();
  private final Optional<DomainName> domain;

  Api(Construct scope, StageSettings settings, Functions functions) {
    super(scope, "Api");
    this.settings = settings;
    this.api = restApi();
    api.getNode().tryRemoveChild("Endpoint"); // an output of its own, beside ours
    settings.target().api().ifPresent(this::at);
    resources.put("", api.getRoot());
    for (var route : Route.values()) {
      resource(route.path()).addMethod(route.method(), answeredBy(functions.of(route), true));
    }
    fallBackTo(functions.fallback());
    new GatewayErrorResponses(api, settings.domain().isPresent() ? "" : "/" + STAGE).add();
    domain = settings.domain().map(this::domain);
    if (settings.hasFirewall()) {
      Firewall.before(this, api.getDeploymentStage());
    }
  }

  RestApi gateway() {
    return api;
  }

  /** The address that clients use. */
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
                    + STAGE);
  }

  private RestApi restApi() {
    return RestApi.Builder.create(this, "RestApi")
        .restApiName("packshot-" + settings.stage().word())
        .description("Packshot " + settings.stage().word())
        .endpointTypes(List.of(EndpointType.REGIONAL))
        .binaryMediaTypes(BINARY)
        .minCompressionSize(Size.bytes(COMPRESSED_FROM_BYTES))
        .disableExecuteApiEndpoint(settings.domain().isPresent())
        .cloudWatchRole(true)
        // one role serves every API of the account and region: another stack may use it by now
        .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
        .deployOptions(stage())
        .build();
  }

  private void at(Target.ApiAddress address) {
    var bare = (CfnRestApi) api.getNode().getDefaultChild();
    bare.getTags().setTag(Target.ApiAddress.TAG, address.id());
  }

  private StageOptions stage() {
    var log =
        LogGroup.Builder.create(this, "AccessLog")
            .retention(settings.stage().logs())
            .removalPolicy(settings.stage().data())
            .build();
    return StageOptions.builder()
        .stageName(STAGE)
        .throttlingRateLimit(settings.stage().requestsPerSecond())
        .throttlingBurstLimit(settings.stage().burst())
        .metricsEnabled(true)
        .loggingLevel(MethodLoggingLevel.ERROR)
        .dataTraceEnabled(false)
        .accessLogDestination(new LogGroupLogDestination(log))
        .accessLogFormat(accessLog())
        .build();
  }

  /** No header and no query in it: keys and signatures are there. */
  private static AccessLogFormat accessLog() {
    return AccessLogFormat.custom(
        "{\"request_id\":\""
            + AccessLogField.contextRequestId()
            + "\",\"time\":\""
            + AccessLogField.contextRequestTime()
            + "\",\"method\":\""
            + AccessLogField.contextHttpMethod()
            + "\",\"resource\":\""
            + AccessLogField.contextResourcePath()
            + "\",\"status\":\""
            + AccessLogField.contextStatus()
            + "\",\"bytes\":\""
            + AccessLogField.contextResponseLength()
            + "\",\"latency_ms\":\""
            + AccessLogField.contextResponseLatency()
            + "\",\"function_ms\":\""
            + AccessLogField.contextIntegrationLatency()
            + "\",\"ip\":\""
            + AccessLogField.contextIdentitySourceIp()
            + "\",\"refusal\":\""
            + AccessLogField.contextErrorResponseType()
            + "\"}");
  }

  /**
   * The resource of a path. Variables at one place share one resource under the first route's name
   * for it, since API Gateway allows siblings no second variable
   * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html); handlers
   * give them back their own names.
   */
  private IResource resource(String path) {
    var found = "";
    for (var step : path.substring(1).split("/", -1)) {
      var parent = resources.get(found);
      found += "/" + (step.startsWith("{") ? "{}" : step);
      resources.computeIfAbsent(found, absent -> parent.addResource(step));
    }
    return resources.get(found);
  }

  private void fallBackTo(Functions.Deployed fallback) {
    // one permission for all: one a method would outgrow the 20 KB that a function's policy may
    // have
    var integration = answeredBy(fallback, false);
    resources.values().forEach(resource -> resource.addMethod("ANY", integration));
    api.getRoot().addResource("{proxy+}").addMethod("ANY", integration);
  }

  private static LambdaIntegration answeredBy(Functions.Deployed function, boolean onlyThisMethod) {
    return new LambdaIntegration(
        function.alias(),
        LambdaIntegrationOptions.builder()
            .allowTestInvoke(onlyThisMethod ? false : null)
            .scopePermissionToMethod(onlyThisMethod)
            .build());
  }

  private DomainName domain(StageSettings.CustomDomain custom) {
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
    custom.hostedZone().ifPresent(zone -> record(name, custom.name(), zone));
    return name;
  }

  private void record(DomainName domain, String name, String zone) {
    CfnRecordSet.Builder.create(this, "Record")
        .name(name)
        .type("A")
        .hostedZoneId(zone)
        .aliasTarget(
            CfnRecordSet.AliasTargetProperty.builder()
                .dnsName(domain.getDomainNameAliasDomainName())
                .hostedZoneId(domain.getDomainNameAliasHostedZoneId())
                .build())
        .build();
  }

  /** What the custom domain's DNS record has to point to, where there is one. */
  Optional<String> domainTarget() {
    return domain.map(DomainName::getDomainNameAliasDomainName);
  }
}
