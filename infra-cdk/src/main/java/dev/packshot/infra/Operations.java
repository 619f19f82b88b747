package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/** What keeps the system in order and tells when it is not. */
final class Operations extends Construct {
  /** Reads tell an idle session by its time, so the job may come late. */
  private static final Duration EVERY = Duration.hours(1);

  Operations(
      Construct scope, StageSettings settings, Api api, Functions functions, Uploads uploads) {
    super(scope, "Operations");
    Rule.Builder.create(this, "EveryHour")
        .description("Expires sessions that went idle")
        .schedule(Schedule.rate(EVERY))
        .targets(
            List.of(
                LambdaFunction.Builder.create(functions.expireSessions().alias())
                    .retryAttempts(2)
                    .maxEventAge(EVERY)
                    .build()))
        .build();
    var metrics = new Metrics(this, settings.stage(), api, functions, uploads);
    var alarms = new Alarms(this, metrics, settings.alarmTopic());
    if (settings.target().draws()) {
      new OperationsDashboard(this, settings.stage(), metrics, alarms.all());
      settings.budget().ifPresent(this::budget);
    }
  }

  private void budget(StageSettings.MonthlyBudget budget) {
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder().amount(budget.dollars()).unit("USD").build())
                .build())
        .notificationsWithSubscribers(
            List.of(told("ACTUAL", budget.email()), told("FORECASTED", budget.email())))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty told(String what, String email) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(what)
                .comparisonOperator("GREATER_THAN")
                .threshold(100)
                .build())
        .subscribers(
            List.of(
                CfnBudget.SubscriberProperty.builder()
                    .subscriptionType("EMAIL")
                    .address(email)
                    .build()))
        .build();
  }
}
