package dev.packshot.infra.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The published versions of a function, and its aliases.
 *
 * @param function the name of the function
 * @param versions the versions, newest first, without {@code $LATEST}
 * @param live the version that the alias {@code live} names
 * @param named the versions that any alias sends invocations to
 */
record PublishedVersions(
    String function, List<Version> versions, Optional<Integer> live, Set<Integer> named) {
  static final String LIVE = "live";

  /**
   * A published version.
   *
   * @param publishedAt the last change of the function before the version was published, which a
   *     deployment makes just before
   */
  record Version(int number, Instant publishedAt) {}

  static PublishedVersions of(Aws aws, String function) {
    var versions =
        aws.run("lambda", "list-versions-by-function", "--function-name", function)
            .path("Versions");
    var aliases = aws.run("lambda", "list-aliases", "--function-name", function).path("Aliases");
    return new PublishedVersions(function, published(versions), live(aliases), named(aliases));
  }

  /** Returns the newest version that was published before a time. */
  Optional<Version> before(Instant time) {
    return versions.stream().filter(version -> version.publishedAt().isBefore(time)).findFirst();
  }

  private static List<Version> published(JsonNode versions) {
    return StreamSupport.stream(versions.spliterator(), false)
        .filter(version -> version.get("Version").asText().matches("\\d+"))
        .map(PublishedVersions::version)
        .sorted(Comparator.comparingInt(Version::number).reversed())
        .toList();
  }

  private static Version version(JsonNode version) {
    return new Version(
        version.get("Version").asInt(), AwsTime.parse(version.get("LastModified").asText()));
  }

  private static Optional<Integer> live(JsonNode aliases) {
    return StreamSupport.stream(aliases.spliterator(), false)
        .filter(alias -> alias.get("Name").asText().equals(LIVE))
        .map(alias -> alias.get("FunctionVersion").asInt())
        .findFirst();
  }

  private static Set<Integer> named(JsonNode aliases) {
    var named = new HashSet<Integer>();
    for (var alias : aliases) {
      named.add(alias.get("FunctionVersion").asInt());
      alias
          .at("/RoutingConfig/AdditionalVersionWeights")
          .fieldNames()
          .forEachRemaining(version -> named.add(Integer.valueOf(version)));
    }
    return named;
  }
}
