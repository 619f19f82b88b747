package dev.packshot.infra;

import java.util.Optional;

/**
 * The notifications of operators.
 *
 * @param alarmTopic the ARN of the SNS topic that receives alarms
 */
record Notifications(Optional<String> alarmTopic, Optional<MonthlyBudget> budget) {

  /** A limit of the monthly costs, and the email address that is notified when they exceed it. */
  record MonthlyBudget(int dollars, String email) {}

  static Notifications of(SettingSource settings, Stage stage) {
    var alarmTopic = settings.find("alarmTopic");
    alarmTopic.ifPresent(arn -> Arns.check("alarmTopic", arn, "sns", "an SNS topic"));
    var budget =
        settings.find("budget").map(dollars -> budget(dollars, settings.find("budgetEmail")));
    if (stage.keepsData() && budget.isEmpty()) {
      throw new InvalidSetting(
          "Production requires a budget; set -c budget= to US dollars a month and -c budgetEmail= to"
              + " the address that is warned.");
    }
    return new Notifications(alarmTopic, budget);
  }

  private static MonthlyBudget budget(String dollars, Optional<String> email) {
    if (!dollars.matches("[1-9][0-9]{0,6}")) {
      throw new InvalidSetting(
          "The budget \"" + dollars + "\" is not a whole number of US dollars per month.");
    }
    return new MonthlyBudget(
        Integer.parseInt(dollars),
        email
            .filter(address -> address.contains("@"))
            .orElseThrow(
                () ->
                    new InvalidSetting(
                        "The budget has no recipient; set -c budgetEmail= to an email address.")));
  }
}
