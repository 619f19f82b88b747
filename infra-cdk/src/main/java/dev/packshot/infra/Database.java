package dev.packshot.infra;

import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The DynamoDB table and its index. It has no stream, because nothing would read one. */
final class Database extends Construct {
  private final Table table;

  Database(Construct scope, Stage stage) {
    super(scope, "Data");
    table =
        Table.Builder.create(this, "Table")
            .partitionKey(text(Key.PARTITION))
            .sortKey(text(Key.SORT))
            .timeToLiveAttribute(Key.TIME_TO_LIVE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .encryption(TableEncryption.DEFAULT)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(stage.keepsData())
            .removalPolicy(stage.removalPolicy())
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(SessionIndex.NAME)
            .partitionKey(text(SessionIndex.SHARD))
            .sortKey(text(SessionIndex.ORDER))
            .projectionType(ProjectionType.KEYS_ONLY)
            .build());
  }

  Table table() {
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
