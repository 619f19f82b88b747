package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/** The scheduled jobs, the alarms, the dashboard and the budget. */
final class Operations extends Construct {
  /** The interval of the jobs; a late run is harmless, since reads check the time themselves. */
  private static final Duration JOB_INTERVAL = Duration.hours(1);

  /** The interval of the look-ups, the shortest that a rule can have. */
  private static final Duration LOOK_UP_INTERVAL = Duration.minutes(1);

  Operations(
      Construct scope, StageSettings settings, Api api, Functions functions, UploadQueue uploads) {
    super(scope, "Operations");
    Rule.Builder.create(this, "EveryHour")
        .description("Expires idle sessions, and reconciles photos with their objects")
        .schedule(Schedule.rate(JOB_INTERVAL))
        .targets(List.of(target(functions.expireSessions()), target(functions.reconcilePhotos())))
        .build();
    Rule.Builder.create(this, "EveryMinute")
        .description("Looks up the products of new captures")
        .schedule(Schedule.rate(LOOK_UP_INTERVAL))
        .targets(List.of(lookUp(functions.lookUpCaptures())))
        .build();
    var metrics = new Metrics(this, settings, api, functions, uploads);
    var alarms = new Alarms(this, metrics, settings.notifications().alarmTopic());
    if (settings.target().hasDashboard()) {
      var queries = new SavedQueries(this, settings.stage(), api.logs(), functions);
      new OperationsDashboard(this, settings.stage(), metrics, alarms.all(), queries);
      settings.notifications().budget().ifPresent(this::budget);
    }
  }

  private static LambdaFunction target(Functions.Deployed job) {
    return LambdaFunction.Builder.create(job.alias())
        .retryAttempts(2)
        .maxEventAge(JOB_INTERVAL)
        .build();
  }

  /** Returns a target without retries: the next run is as good as one. */
  private static LambdaFunction lookUp(Functions.Deployed job) {
    return LambdaFunction.Builder.create(job.alias())
        .retryAttempts(0)
        .maxEventAge(LOOK_UP_INTERVAL)
        .build();
  }

  private void budget(Notifications.MonthlyBudget budget) {
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder().amount(budget.dollars()).unit("USD").build())
                .build())
        .notificationsWithSubscribers(
            List.of(
                notification("ACTUAL", budget.email()), notification("FORECASTED", budget.email())))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty notification(
      String type, String email) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(type)
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
