package dev.packshot.infra.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The aliases of a function.
 *
 * @param live the version that the alias {@code live} names
 * @param named the versions that any alias sends invocations to
 */
record Aliases(Optional<Integer> live, Set<Integer> named) {
  static final String LIVE = "live";

  static Aliases of(Aws aws, String function) {
    var aliases = aws.run("lambda", "list-aliases", "--function-name", function).path("Aliases");
    return new Aliases(live(aliases), named(aliases));
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
