package dev.packshot.infra.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The published versions of a function.
 *
 * @param function the name of the function
 * @param versions the versions, newest first, without {@code $LATEST}
 */
record PublishedVersions(String function, List<Version> versions) {
  private static final String QUERY =
      StageFunctions.FILTER + ".{name: FunctionName, version: Version, modified: LastModified}";

  /**
   * A published version.
   *
   * @param publishedAt the last change of the function before the version was published, which a
   *     deployment makes just before
   */
  record Version(int number, Instant publishedAt) {
    private static Version of(JsonNode version) {
      return new Version(
          version.get("version").asInt(), AwsTime.parse(version.get("modified").asText()));
    }
  }

  /** Returns the versions of all functions of a stage. One question is enough for all of them. */
  static List<PublishedVersions> of(Aws aws, String stage) {
    var all = new TreeMap<String, List<Version>>();
    var answer =
        aws.run(
            "lambda",
            "list-functions",
            "--function-version",
            "ALL",
            "--query",
            QUERY.formatted(stage));
    for (var version : answer) {
      var versions = all.computeIfAbsent(version.get("name").asText(), name -> new ArrayList<>());
      if (version.get("version").asText().matches("\\d+")) {
        versions.add(Version.of(version));
      }
    }
    return all.entrySet().stream()
        .map(function -> newestFirst(function.getKey(), function.getValue()))
        .toList();
  }

  private static PublishedVersions newestFirst(String function, List<Version> versions) {
    var sorted =
        versions.stream().sorted(Comparator.comparingInt(Version::number).reversed()).toList();
    return new PublishedVersions(function, sorted);
  }

  /** Returns the newest version that was published before a time. */
  Optional<Version> before(Instant time) {
    return versions.stream().filter(version -> version.publishedAt().isBefore(time)).findFirst();
  }
}
