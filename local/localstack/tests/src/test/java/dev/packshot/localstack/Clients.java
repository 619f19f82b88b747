package dev.packshot.localstack;

import static cloud.localstack.awssdkv2.TestUtils.wrapApiSyncClientV2;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS clients of a LocalStack endpoint. */
final class Clients {
  private Clients() {}

  static S3Client s3(String endpoint) {
    return wrapApiSyncClientV2(S3Client.builder().forcePathStyle(true), endpoint).build();
  }

  static SqsClient sqs(String endpoint) {
    return wrapApiSyncClientV2(SqsClient.builder(), endpoint).build();
  }

  static DynamoDbClient dynamo(String endpoint) {
    return wrapApiSyncClientV2(DynamoDbClient.builder(), endpoint).build();
  }
}
