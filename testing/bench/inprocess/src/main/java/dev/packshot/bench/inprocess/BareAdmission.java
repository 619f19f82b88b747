package dev.packshot.bench.inprocess;

import static dev.packshot.bench.inprocess.BareTable.key;
import static dev.packshot.bench.inprocess.BareTable.number;

import dev.packshot.auth.ApiKey;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bare update that admits a request. */
final class BareAdmission {
  private final BareTable table;
  private final Map<String, AttributeValue> key;

  BareAdmission(BareTable table, String key) {
    this.table = table;
    this.key = key("KEY#" + ApiKey.parse(key).orElseThrow().hash(), "KEY");
  }

  void admit() {
    long second = Instant.now().getEpochSecond();
    var minute = "m" + second / 60;
    var day = "d" + second / 86_400;
    table.update(
        key,
        "SET last_used = :now ADD "
            + minute
            + " :one, "
            + day
            + " :one REMOVE "
            + oldWindows(second),
        "is_active = :yes AND (attribute_not_exists(expires_at) OR expires_at > :now)"
            + underLimit(minute, "rate_limit_per_minute", ":perMinute")
            + underLimit(day, "rate_limit_per_day", ":perDay"),
        Map.of(),
        Map.of(
            ":yes", AttributeValue.fromBool(true),
            ":now", number(second * 1000),
            ":one", number(1),
            ":zero", number(0),
            ":perMinute", number(300),
            ":perDay", number(10_000)));
  }

  private static String oldWindows(long second) {
    var names = new StringJoiner(", ");
    for (int ago = 2; ago <= 31; ago++) {
      names.add("m" + (second / 60 - ago));
    }
    for (int ago = 2; ago <= 11; ago++) {
      names.add("d" + (second / 86_400 - ago));
    }
    return names.toString();
  }

  private static String underLimit(String window, String limit, String defaultLimit) {
    return " AND (attribute_not_exists("
        + window
        + ") OR "
        + window
        + " < "
        + limit
        + " OR ("
        + limit
        + " = :zero AND "
        + window
        + " < "
        + defaultLimit
        + "))";
  }
}
