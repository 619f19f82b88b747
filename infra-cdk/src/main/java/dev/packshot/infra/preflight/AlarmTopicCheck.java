package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The check that the topic of the alarms is in this region and has a subscriber. */
final class AlarmTopicCheck implements Check {
  @Override
  public String subject() {
    return "alarm topic";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    return assembly
        .properties("AWS::CloudWatch::Alarm")
        .flatMap(AlarmTopicCheck::actions)
        .flatMap(action -> assembly.text(action).stream())
        .filter(arn -> arn.contains(":sns:"))
        .distinct()
        .map(arn -> check(aws, arn, assembly.region()))
        .toList();
  }

  private static Stream<JsonNode> actions(JsonNode alarm) {
    return StreamSupport.stream(alarm.path("AlarmActions").spliterator(), false);
  }

  private Finding check(Aws aws, String arn, String region) {
    if (!arn.split(":", -1)[3].equals(region)) {
      return Finding.wrong(subject(), arn + " is not in " + region + "; create one there.");
    }
    try {
      return judge(arn, aws.run("sns", "get-topic-attributes", "--topic-arn", arn));
    } catch (AwsRefusal refusal) {
      if (refusal.is("NotFound") || refusal.is("NotFoundException")) {
        return Finding.wrong(subject(), arn + " does not exist; create it.");
      }
      throw refusal;
    }
  }

  private Finding judge(String arn, JsonNode answer) {
    return answer.at("/Attributes/SubscriptionsConfirmed").asInt() == 0
        ? Finding.warning(subject(), arn + " has no confirmed subscription, so nobody gets alarms.")
        : Finding.ok(subject(), arn);
  }
}
