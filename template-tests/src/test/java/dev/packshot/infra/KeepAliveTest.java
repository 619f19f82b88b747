package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.lambda.KeepAlive;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
  @EachStage
  void invokesTheAliasOfEveryFunctionOnceAWeek(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var machine = stack.properties("AWS::StepFunctions::StateMachine");
    var definition = Json.parse(Intrinsics.text(machine.get("DefinitionString")));
    assertThat(definition.at("/States/Functions/Result"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(aliases(stack));
    var invoke = definition.at("/States/Invoke each/ItemProcessor/States/Invoke");
    assertThat(invoke.at("/Parameters/Payload")).hasToString("{\"" + KeepAlive.FIELD + "\":true}");
    assertThat(invoke.get("Retry")).isNotEmpty();
    var weekly =
        stack.all("AWS::Events::Rule").values().stream()
            .map(rule -> rule.get("Properties"))
            .filter(rule -> rule.get("ScheduleExpression").asText().equals("rate(7 days)"));
    assertThat(weekly)
        .singleElement()
        .satisfies(
            rule ->
                assertThat(Intrinsics.text(rule.at("/Targets/0/Arn")))
                    .isEqualTo("${KeepAliveMachine.Arn}"));
  }

  @EachStage
  void mayInvokeNothingElse(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var machine = stack.properties("AWS::StepFunctions::StateMachine");
    var role = stack.resource(Intrinsics.logicalId(machine.get("RoleArn"))).get("Properties");
    var statements = role.at("/Policies/0/PolicyDocument/Statement");
    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).get("Action").asText()).isEqualTo("lambda:InvokeFunction");
    assertThat(SynthesizedStack.elements(statements.get(0).get("Resource")))
        .extracting(Intrinsics::text)
        .containsExactlyInAnyOrderElementsOf(aliases(stack));
  }

  @Test
  void isNotPartOfADeploymentToLocalStack() {
    assertThat(SynthesizedStack.onLocalStack().all("AWS::StepFunctions::StateMachine")).isEmpty();
  }

  private static Set<String> aliases(SynthesizedStack stack) {
    return stack.all("AWS::Lambda::Alias").keySet().stream()
        .map(id -> "${" + id.replaceFirst("[0-9A-F]{8}$", "") + "}")
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
