package dev.packshot.infra;

import dev.packshot.lambda.KeepAlive;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * The weekly invocation of every function, which keeps their snapshots. One state machine invokes
 * all of them, since a schedule would need a permission of each function. A function whose snapshot
 * is gone is invoked again until it has a new one.
 */
final class KeepAliveCalls extends Construct {
  private static final Duration INTERVAL = Duration.days(7);

  KeepAliveCalls(Construct scope, Functions functions) {
    super(scope, "KeepAlive");
    var aliases =
        functions.all().stream().map(function -> function.alias().getFunctionArn()).toList();
    var machine =
        CfnStateMachine.Builder.create(this, "Machine")
            .roleArn(role(aliases).getRoleArn())
            .definitionString(definition(aliases))
            .build();
    Rule.Builder.create(this, "EveryWeek")
        .description("Invokes every function, to keep its snapshot")
        .schedule(Schedule.rate(INTERVAL))
        .targets(
            List.of(
                new SfnStateMachine(
                    StateMachine.fromStateMachineArn(this, "Target", machine.getAttrArn()))))
        .build();
  }

  private Role role(List<String> aliases) {
    var invoke =
        PolicyStatement.Builder.create()
            .actions(List.of("lambda:InvokeFunction"))
            .resources(aliases)
            .build();
    return Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("states.amazonaws.com"))
        .inlinePolicies(
            Map.of("Grants", PolicyDocument.Builder.create().statements(List.of(invoke)).build()))
        .build();
  }

  /** Returns the definition in Amazon States Language (states-language.net). */
  private static String definition(List<String> aliases) {
    return """
        {"StartAt": "Functions",
         "States": {
           "Functions": {"Type": "Pass", "Result": ["%s"], "Next": "Invoke each"},
           "Invoke each": {
             "Type": "Map",
             "MaxConcurrency": 5,
             "ItemProcessor": {
               "StartAt": "Invoke",
               "States": {
                 "Invoke": {
                   "Type": "Task",
                   "Resource": "arn:%s:states:::lambda:invoke",
                   "Parameters": {"FunctionName.$": "$", "Payload": {"%s": true}},
                   "Retry": [{
                     "ErrorEquals": ["States.ALL"],
                     "IntervalSeconds": 30,
                     "BackoffRate": 2,
                     "MaxAttempts": 5
                   }],
                   "End": true
                 }
               }
             },
             "End": true
           }
         }
        }
        """
        .formatted(String.join("\", \"", aliases), Aws.PARTITION, KeepAlive.FIELD);
  }
}
