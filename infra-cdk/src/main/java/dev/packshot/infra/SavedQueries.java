package dev.packshot.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.amazon.awscdk.services.logs.QueryString;
import software.constructs.Construct;

/**
 * The queries of the logs that operators need, saved in CloudWatch Logs Insights. Each covers the
 * logs of all functions, and those of API Gateway.
 */
final class SavedQueries {
  /**
   * The words that stand for the id in the query of a photo. An operator replaces them, also by the
   * id of a session or a request.
   */
  static final String PLACEHOLDER = "PHOTO_ID";

  private static final String PHOTO = "what became of this photo";
  private static final String ROUTES = "slowest routes";

  private final String folder;

  SavedQueries(Construct scope, Stage stage, ApiLogs api, Functions functions) {
    folder = "packshot-" + stage.value() + "/";
    var ofFunctions = functions.all().stream().map(Functions.Deployed::log);
    var all = Stream.concat(ofFunctions, Stream.of(api.group())).toList();
    save(
        scope,
        "WhatBecameOfThisPhoto",
        PHOTO,
        all,
        QueryString.Builder.create()
            .filterStatements(List.of("@message like \"" + PLACEHOLDER + "\""))
            .fields(
                List.of(
                    "@timestamp",
                    "route",
                    "outcome",
                    "reason",
                    "status",
                    "key",
                    "request_id",
                    "@message"))
            .sort("@timestamp asc")
            .build());
    save(
        scope,
        "SlowestRoutes",
        ROUTES,
        all,
        QueryString.Builder.create()
            .filterStatements(List.of("ispresent(duration_ms)"))
            .statsStatements(
                List.of(
                    "count(*) as calls, pct(duration_ms, 50) as p50, pct(duration_ms, 99) as p99,"
                        + " max(duration_ms) as slowest by route, cold"))
            .sort("p99 desc")
            .build());
  }

  private void save(
      Construct scope, String id, String name, List<LogGroup> logs, QueryString query) {
    QueryDefinition.Builder.create(scope, id)
        .queryDefinitionName(folder + name)
        .queryString(query)
        .logGroups(logs)
        .build();
  }

  /** Returns the text with a link for the dashboard, in Markdown. */
  String link() {
    return "Saved queries in [Logs Insights](https://"
        + Aws.REGION
        + ".console.aws.amazon.com/cloudwatch/home?region="
        + Aws.REGION
        + "#logsV2:logs-insights): **"
        + folder
        + PHOTO
        + "** (replace "
        + PLACEHOLDER
        + " by the id of a photo, a session or a request) and **"
        + folder
        + ROUTES
        + "**.";
  }
}
