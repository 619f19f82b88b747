package dev.packshot.infra.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.util.List;
import java.util.stream.StreamSupport;

/** The deployed functions of a stage. */
final class StageFunctions {
  /** The functions of a stage in Lambda's list of functions or versions. */
  static final String FILTER =
      "Functions[?starts_with(FunctionName, 'packshot-%1$s-')"
          + " && starts_with(not_null(Description, ''), 'Packshot %1$s: ')]";

  private static final String QUERY = FILTER + ".{name: FunctionName, log: LoggingConfig.LogGroup}";

  private StageFunctions() {}

  /** A function and its log group. */
  record StageFunction(String name, String logGroup) {
    private static StageFunction of(JsonNode function) {
      var name = function.get("name").asText();
      return new StageFunction(name, function.path("log").asText("/aws/lambda/" + name));
    }
  }

  /** Returns the functions that a deployment of this stage has made. */
  static List<StageFunction> of(Aws aws, String stage) {
    var functions = aws.run("lambda", "list-functions", "--query", QUERY.formatted(stage));
    return StreamSupport.stream(functions.spliterator(), false).map(StageFunction::of).toList();
  }
}
