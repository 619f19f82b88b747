package dev.packshot.infra;

import dev.packshot.event.Route;
import dev.packshot.infra.FunctionPlan.Start;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The Lambda functions, each with its own role and log group. They are invoked through an alias of
 * a published version: only published versions start from a snapshot
 * (docs.aws.amazon.com/lambda/latest/dg/snapstart.html), and an alias can be moved back.
 */
final class Functions extends Construct {
  private final StageSettings settings;
  private final Map<Artifact, Code> code = new EnumMap<>(Artifact.class);
  private final SnapshotOrder snapshots = new SnapshotOrder();
  private final Map<Route, Deployed> routes = new EnumMap<>(Route.class);
  private final Deployed fallback;
  private final Deployed uploadedObject;
  private final Deployed expireSessions;
  private final Deployed reconcilePhotos;
  private final Deployed lookUpCaptures;

  Functions(Construct scope, StageSettings settings, FunctionPlans plans) {
    super(scope, "Functions");
    this.settings = settings;
    for (var artifact : Artifact.values()) {
      code.put(artifact, Code.fromAsset(settings.zip(artifact).toString()));
    }
    for (var route : Route.values()) {
      routes.put(route, deploy(plans.of(route)));
    }
    fallback = deploy(plans.fallback());
    uploadedObject = deploy(plans.uploadedObject());
    expireSessions = deploy(plans.expireSessions());
    reconcilePhotos = deploy(plans.reconcilePhotos());
    lookUpCaptures = deploy(plans.lookUpCaptures());
  }

  /** A function in the stack, with the alias that it is invoked through. */
  record Deployed(FunctionPlan plan, Function function, Alias alias, LogGroup log) {}

  Deployed of(Route route) {
    return routes.get(route);
  }

  Deployed fallback() {
    return fallback;
  }

  Deployed uploadedObject() {
    return uploadedObject;
  }

  Deployed expireSessions() {
    return expireSessions;
  }

  Deployed reconcilePhotos() {
    return reconcilePhotos;
  }

  Deployed lookUpCaptures() {
    return lookUpCaptures;
  }

  List<Deployed> all() {
    var all = new ArrayList<>(routes.values());
    all.addAll(List.of(fallback, uploadedObject, expireSessions, reconcilePhotos, lookUpCaptures));
    return all;
  }

  private Deployed deploy(FunctionPlan plan) {
    var scope = new Construct(this, plan.id());
    var log =
        LogGroup.Builder.create(scope, "Log")
            .retention(settings.stage().logRetention())
            .removalPolicy(settings.stage().removalPolicy())
            .build();
    var function = function(scope, plan, log);
    if (plan.start() == Start.SNAPSHOT) {
      snapshots.add(function.getCurrentVersion());
    }
    var alias =
        Alias.Builder.create(scope, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
    return new Deployed(plan, function, alias, log);
  }

  private Function function(Construct scope, FunctionPlan plan, LogGroup log) {
    var stage = settings.stage();
    var function =
        Function.Builder.create(scope, "Function")
            .functionName("packshot-" + stage.value() + "-" + plan.name())
            .description("Packshot " + stage.value() + ": " + plan.name())
            .runtime(Runtime.JAVA_25)
            .architecture(settings.target().processor())
            .snapStart(plan.start() == Start.SNAPSHOT ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
            .code(code.get(plan.artifact()))
            .handler(plan.handler().getName())
            .memorySize(plan.memory())
            .timeout(Duration.seconds(plan.timeout().toSeconds()))
            .environment(plan.variables())
            .role(role(scope, plan, log))
            .logGroup(log)
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(stage.removalPolicy()).build())
            .build();
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish",
            "The alias refers to a published version.");
    return function;
  }

  /** Returns a role whose permissions are part of it, since a policy would be a resource more. */
  private static Role role(Construct scope, FunctionPlan plan, LogGroup log) {
    var statements = Stream.concat(Stream.of(writeLog(log)), plan.statements()).toList();
    return Role.Builder.create(scope, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(
            Map.of("Grants", PolicyDocument.Builder.create().statements(statements).build()))
        .build();
  }

  private static PolicyStatement writeLog(LogGroup log) {
    return PolicyStatement.Builder.create()
        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
        .resources(List.of(log.getLogGroupArn()))
        .build();
  }
}
