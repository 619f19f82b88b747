package dev.packshot.infra;

import software.amazon.awscdk.services.apigateway.AccessLogField;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.IAccessLogDestination;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The logs of API Gateway: one line for each request, and the errors of the gateway itself. */
final class ApiLogs {
  private final Construct scope;
  private final Stage stage;
  private final LogGroup accessLog;

  ApiLogs(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.accessLog = log("AccessLog").build();
  }

  LogGroup group() {
    return accessLog;
  }

  IAccessLogDestination accessLog() {
    return new LogGroupLogDestination(accessLog);
  }

  /**
   * Creates the log group that the gateway would create itself, without an expiry, when it logs its
   * first error. Its name is fixed by the gateway
   * (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html).
   */
  void createExecutionLog(RestApi api) {
    var name = "API-Gateway-Execution-Logs_" + api.getRestApiId() + "/" + Target.API_VERSION;
    var log = log("ExecutionLog").logGroupName(name).build();
    api.getDeploymentStage().getNode().addDependency(log);
  }

  private LogGroup.Builder log(String id) {
    return LogGroup.Builder.create(scope, id)
        .retention(stage.logRetention())
        .removalPolicy(stage.removalPolicy());
  }

  /**
   * Returns a format without headers and query strings, since these contain keys and signatures.
   */
  static AccessLogFormat accessLogFormat() {
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
            + "\",\"error_type\":\""
            + AccessLogField.contextErrorResponseType()
            + "\"}");
  }
}
