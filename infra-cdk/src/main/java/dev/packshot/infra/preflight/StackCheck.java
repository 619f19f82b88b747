package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.List;

/** The check that the stack is in a state from which a deployment can start. */
final class StackCheck implements Check {
  @Override
  public String subject() {
    return "stack";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    var stack = assembly.stack();
    try {
      var answer = aws.run("cloudformation", "describe-stacks", "--stack-name", stack);
      return List.of(judge(stack, answer.at("/Stacks/0")));
    } catch (AwsRefusal refusal) {
      if (refusal.is("ValidationError") && refusal.getMessage().contains("does not exist")) {
        return List.of(Finding.ok(subject(), stack + " will be created"));
      }
      throw refusal;
    }
  }

  private Finding judge(String stack, JsonNode description) {
    var status = description.get("StackStatus").asText();
    var protectedFromDeletion = description.path("EnableTerminationProtection").asBoolean();
    if (status.equals("REVIEW_IN_PROGRESS") || isStable(status)) {
      return Finding.ok(subject(), stack + " is in state " + status);
    }
    return Finding.wrong(
        subject(),
        stack + " is in state " + status + "; " + remedy(stack, status, protectedFromDeletion));
  }

  /** Returns whether a stack in this state can be updated, or replaced by the CDK CLI. */
  private static boolean isStable(String status) {
    return status.matches("(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE");
  }

  private static String remedy(String stack, String status, boolean protectedFromDeletion) {
    var name = " --stack-name " + stack;
    return switch (status) {
      case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED" ->
          "it never stood. Delete it: "
              + (protectedFromDeletion
                  ? "aws cloudformation update-termination-protection"
                      + " --no-enable-termination-protection"
                      + name
                      + " && "
                  : "")
              + "aws cloudformation delete-stack"
              + name;
      case "UPDATE_ROLLBACK_FAILED", "UPDATE_FAILED" ->
          "see its events, remove the cause, then: aws cloudformation continue-update-rollback"
              + name;
      default -> "wait until it has finished.";
    };
  }
}
