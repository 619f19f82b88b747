package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The times at which items expire, in order. */
final class Expiries {
  /** DynamoDB ignores a time that is further back. */
  private static final Duration OLDEST = Duration.ofDays(5 * 365);

  private static final Key NONE = new Key("", "");

  private final NavigableSet<Expiry> expiries =
      new TreeSet<>(
          Comparator.comparing(Expiry::at)
              .thenComparing(expiry -> Position.of(expiry.key), Position.ORDER));

  void write(AppliedWrite write) {
    expiry(write.key(), write.before()).ifPresent(expiries::remove);
    expiry(write.key(), write.after()).ifPresent(expiries::add);
  }

  /** Returns the keys of the items that have expired, in order of their times. */
  List<Key> before(Instant time) {
    return expiries
        .subSet(
            new Expiry(time.minus(OLDEST).getEpochSecond(), NONE),
            new Expiry(time.getEpochSecond(), NONE))
        .stream()
        .map(Expiry::key)
        .toList();
  }

  private static Optional<Expiry> expiry(Key key, Optional<Item> item) {
    return item.map(it -> it.attributes().get(Key.TIME_TO_LIVE))
        .filter(value -> value.type() == AttributeValue.Type.N && Numbers.isLong(value.n()))
        .map(value -> new Expiry(Long.parseLong(value.n()), key));
  }

  private record Expiry(long at, Key key) {}
}
