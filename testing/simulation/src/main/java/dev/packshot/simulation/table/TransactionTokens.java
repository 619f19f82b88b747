package dev.packshot.simulation.table;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The client tokens of transactions that were performed in the last ten minutes. */
final class TransactionTokens {
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  private final Map<String, Performed> performed = new LinkedHashMap<>();

  /**
   * Finds the transaction that was performed with a token.
   *
   * @param token null for none
   * @return what reading its items consumes
   */
  Optional<Consumption> find(String token, List<TransactWriteItem> steps, Instant now) {
    performed.values().removeIf(earlier -> !earlier.at.plus(VALIDITY).isAfter(now));
    var earlier = Optional.ofNullable(token).map(performed::get);
    if (earlier.filter(it -> !it.steps.equals(steps)).isPresent()) {
      throw Errors.tokenUsedBefore();
    }
    return earlier.map(Performed::reading);
  }

  void add(String token, List<TransactWriteItem> steps, Consumption reading, Instant now) {
    performed.put(token, new Performed(now, steps, reading));
  }

  private record Performed(Instant at, List<TransactWriteItem> steps, Consumption reading) {}
}
