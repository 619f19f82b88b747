package dev.packshot.bench.textbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The admission of requests, by the same update of the key's item as Packshot's. */
final class Admission {
  private final DynamoDbClient client;
  private final String table;

  Admission(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Counts a request. Returns the key's item, or nothing if the key is invalid or over its limit.
   */
  Optional<Map<String, AttributeValue>> admit(String key, Instant now) {
    if (!key.matches("c[sp][bk]_[0-9A-Za-z]{32}_[0-9a-f]{8}")
        || !checksum(key.substring(4, 36)).equals(key.substring(37))) {
      return Optional.empty();
    }
    var minute = "m" + now.getEpochSecond() / 60;
    var day = "d" + now.getEpochSecond() / 86_400;
    try {
      var response =
          client.updateItem(
              update ->
                  update
                      .tableName(table)
                      .key(
                          Map.of(
                              "pk", AttributeValue.fromS("KEY#" + sha256(key)),
                              "sk", AttributeValue.fromS("KEY")))
                      .updateExpression(
                          "SET last_used = :now ADD "
                              + String.format("%s :one, %s :one", minute, day)
                              + " REMOVE "
                              + oldWindows("m", now.getEpochSecond() / 60, 30)
                              + ", "
                              + oldWindows("d", now.getEpochSecond() / 86_400, 10))
                      .conditionExpression(
                          "is_active = :yes AND (attribute_not_exists(expires_at) OR expires_at >"
                              + " :now)"
                              + underLimit(minute, "rate_limit_per_minute", ":perMinute")
                              + underLimit(day, "rate_limit_per_day", ":perDay"))
                      .expressionAttributeValues(
                          Map.of(
                              ":yes", AttributeValue.fromBool(true),
                              ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())),
                              ":one", AttributeValue.fromN("1"),
                              ":zero", AttributeValue.fromN("0"),
                              ":perMinute", AttributeValue.fromN("300"),
                              ":perDay", AttributeValue.fromN("10000")))
                      .returnValues(ReturnValue.ALL_NEW)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      return Optional.of(response.attributes());
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }

  private static String underLimit(String window, String limit, String defaultLimit) {
    return String.format(
        " AND (attribute_not_exists(%1$s) OR %1$s < %2$s OR (%2$s = :zero AND %1$s < %3$s))",
        window, limit, defaultLimit);
  }

  private static String oldWindows(String letter, long current, int count) {
    return LongStream.rangeClosed(2, count + 1L)
        .mapToObj(ago -> letter + (current - ago))
        .collect(Collectors.joining(", "));
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return String.format("%08x", crc.getValue());
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
