package dev.packshot.cli;

import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The checks of a table: its state, its keys, its index and its expiry of items. */
public record TableCheck(DynamoDbClient client, String table) {
  private static final String SUBJECT = "table";

  public List<Finding> findings() {
    return new Check(SUBJECT, "dynamodb:DescribeTable, dynamodb:DescribeTimeToLive", this::look)
        .findings();
  }

  private List<Finding> look() {
    var description = client.describeTable(it -> it.tableName(table)).table();
    var findings = new ArrayList<Finding>();
    findings.add(
        description.tableStatus() == TableStatus.ACTIVE
            ? Finding.good(SUBJECT, table + " is active")
            : Finding.bad(SUBJECT, table + " is " + description.tableStatusAsString(), "wait"));
    findings.add(
        hasKeys(description)
            ? Finding.good("table's keys", "pk and sk")
            : Finding.bad("table's keys", "not pk and sk", "this is another table: see --stage"));
    findings.add(index(description));
    findings.add(expiry());
    return findings;
  }

  private static boolean hasKeys(TableDescription description) {
    var names = description.keySchema().stream().map(key -> key.attributeName()).toList();
    return names.equals(List.of(Key.PARTITION, Key.SORT));
  }

  private static Finding index(TableDescription description) {
    var isActive =
        description.globalSecondaryIndexes().stream()
            .anyMatch(
                index ->
                    index.indexName().equals(SessionIndex.NAME)
                        && index.indexStatus() == IndexStatus.ACTIVE);
    return isActive
        ? Finding.good("table's index", SessionIndex.NAME + " is active")
        : Finding.bad(
            "table's index",
            SessionIndex.NAME + " is missing or not active",
            "deploy again with make deploy; sessions do not expire without it");
  }

  private Finding expiry() {
    var expiry = client.describeTimeToLive(it -> it.tableName(table)).timeToLiveDescription();
    return expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
            && Key.TIME_TO_LIVE.equals(expiry.attributeName())
        ? Finding.good("table's expiry", "items end by " + Key.TIME_TO_LIVE)
        : Finding.bad(
            "table's expiry",
            "items do not end by " + Key.TIME_TO_LIVE,
            "deploy again with make deploy; the table grows without it");
  }
}
