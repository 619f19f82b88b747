package dev.packshot.simulation.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Descriptions of answers and errors, in which the order of sets and maps does not show. */
final class Answers {
  /** Capacity has tests of its own, tokens are random, and messages may change. */
  private static final Set<String> IGNORED =
      Set.of("ConsumedCapacity", "ClientRequestToken", "Message");

  private Answers() {}

  static String describe(Object answer) {
    if (answer instanceof AllPages all) {
      return all.pages().stream().map(Answers::describe).collect(Collectors.joining(" then "));
    }
    if (answer instanceof BatchGetItemResponse batch) {
      return batch.responses().entrySet().stream()
              .map(it -> it.getKey() + it.getValue().stream().map(Answers::text).sorted().toList())
              .toList()
          + " unprocessed "
          + batch.unprocessedKeys()
          + batch.hasUnprocessedKeys();
    }
    return text(answer);
  }

  static String describe(DynamoDbException refused) {
    var text =
        refused.getClass().getSimpleName() + " " + refused.statusCode() + " " + code(refused);
    if (refused instanceof ConditionalCheckFailedException failed) {
      return text + " " + failed.hasItem() + text(failed.item());
    }
    if (refused instanceof TransactionCanceledException cancelled) {
      return text + " " + text(cancelled.cancellationReasons());
    }
    return text;
  }

  private static String code(DynamoDbException refused) {
    return refused.awsErrorDetails().errorCode();
  }

  /**
   * Returns whether two answers are the same. DynamoDB Local refuses a transaction with an update
   * that does not fit the item, or gives no other reason; on AWS that is one of the reasons.
   */
  static boolean agree(String simulated, String local) {
    return simulated.equals(local)
        || (simulated.contains("Code=ValidationError") && local.contains("Validation"));
  }

  /** Returns a value or answer as text, with the entries of maps and sets in order. */
  static String text(Object value) {
    if (value instanceof AttributeValue attribute) {
      return attribute(attribute);
    }
    if (value instanceof Map<?, ?> map) {
      return map instanceof SdkAutoConstructMap
          ? "absent"
          : map.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list instanceof SdkAutoConstructList
          ? "absent"
          : list.stream().map(Answers::text).toList().toString();
    }
    if (value instanceof SdkPojo pojo) {
      return pojo.sdkFields().stream()
          .filter(field -> !IGNORED.contains(field.memberName()))
          .map(field -> field.memberName() + "=" + text(field.getValueOrDefault(pojo)))
          .filter(field -> !field.endsWith("=null"))
          .collect(Collectors.joining(", ", pojo.getClass().getSimpleName() + "(", ")"));
    }
    return String.valueOf(value);
  }

  private static String attribute(AttributeValue value) {
    return switch (value.type()) {
      case N -> "N=" + plain(value.n());
      case SS -> "SS" + sorted(value.ss());
      case NS -> "NS" + sorted(value.ns().stream().map(Answers::plain).toList());
      case BS -> "BS" + sorted(value.bs());
      case M -> "M" + text(value.m());
      case UNKNOWN_TO_SDK_VERSION -> "M{}"; // DynamoDB Local's empty map in the item of a refusal
      case L -> "L" + text(value.l());
      default -> value.toString();
    };
  }

  /** Returns a number in the notation of AWS. DynamoDB Local keeps others in nested values. */
  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private static List<String> sorted(Collection<?> set) {
    return set.stream().flatMap(each -> Stream.of(each.toString())).sorted().toList();
  }
}
