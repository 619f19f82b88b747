package dev.packshot.infra;

import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.dynamodb.WarmThroughput;
import software.constructs.Construct;

/**
 * The DynamoDB table and its index. It has no stream, because nothing would read one. A stack whose
 * settings name another table, for example a restored one, has none of its own.
 */
final class Database extends Construct {
  private final ITable table;

  Database(Construct scope, StageSettings settings) {
    super(scope, "Data");
    table =
        settings
            .table()
            .map(name -> Table.fromTableName(this, "Restored", name))
            .orElseGet(() -> newTable(settings));
  }

  ITable table() {
    return table;
  }

  private Table newTable(StageSettings settings) {
    var stage = settings.stage();
    var created =
        Table.Builder.create(this, "Table")
            .partitionKey(text(Key.PARTITION))
            .sortKey(text(Key.SORT))
            .timeToLiveAttribute(Key.TIME_TO_LIVE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .warmThroughput(warmThroughput(settings.rate()))
            .encryption(TableEncryption.DEFAULT)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(stage.keepsData())
            .removalPolicy(stage.removalPolicy())
            .build();
    created.addGlobalSecondaryIndex(index());
    return created;
  }

  private static GlobalSecondaryIndexProps index() {
    return GlobalSecondaryIndexProps.builder()
        .indexName(SessionIndex.NAME)
        .partitionKey(text(SessionIndex.SHARD))
        .sortKey(text(SessionIndex.ORDER))
        .projectionType(ProjectionType.KEYS_ONLY)
        .build();
  }

  /** Returns the throughput for which the table is prepared, if a new one has too little. */
  private static WarmThroughput warmThroughput(RequestRate rate) {
    return rate.exceedsNewTable()
        ? WarmThroughput.builder()
            .readUnitsPerSecond(RequestRate.READS_OF_NEW_TABLE)
            .writeUnitsPerSecond(rate.writesPerSecond())
            .build()
        : null;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
