package dev.packshot.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/** Comparisons of requests and responses with those of the SDK's own client. */
class DirectDynamoDbClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One operation of the client with the builders of its request and response. */
  record Operation(
      String name,
      Supplier<SdkPojo> request,
      Supplier<SdkPojo> response,
      BiFunction<DynamoDbClient, Object, SdkPojo> method) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Operation> operations() {
    return List.of(
        operation(
            GetItemRequest.class,
            GetItemRequest::builder,
            GetItemResponse::builder,
            DynamoDbClient::getItem),
        operation(
            BatchGetItemRequest.class,
            BatchGetItemRequest::builder,
            BatchGetItemResponse::builder,
            DynamoDbClient::batchGetItem),
        operation(
            QueryRequest.class,
            QueryRequest::builder,
            QueryResponse::builder,
            DynamoDbClient::query),
        operation(
            PutItemRequest.class,
            PutItemRequest::builder,
            PutItemResponse::builder,
            DynamoDbClient::putItem),
        operation(
            UpdateItemRequest.class,
            UpdateItemRequest::builder,
            UpdateItemResponse::builder,
            DynamoDbClient::updateItem),
        operation(
            DeleteItemRequest.class,
            DeleteItemRequest::builder,
            DeleteItemResponse::builder,
            DynamoDbClient::deleteItem),
        operation(
            TransactWriteItemsRequest.class,
            TransactWriteItemsRequest::builder,
            TransactWriteItemsResponse::builder,
            DynamoDbClient::transactWriteItems));
  }

  private static <R> Operation operation(
      Class<R> type,
      Supplier<SdkPojo> request,
      Supplier<SdkPojo> response,
      BiFunction<DynamoDbClient, R, SdkPojo> method) {
    var name = type.getSimpleName().replace("Request", "");
    return new Operation(
        name, request, response, (client, input) -> method.apply(client, type.cast(input)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void sendsEveryFieldLikeTheSdk(Operation operation) throws Exception {
    var http = new CannedHttp().respond(200, "{}");
    var request = built(ModelFiller.fill(operation.request.get()));
    callBothClients(operation, http, request);
    var actual = http.sent.get(0);
    var expected = http.sent.get(1);
    assertThat(JSON.readTree(actual.body())).isEqualTo(JSON.readTree(expected.body()));
    assertThat(actual.head().getUri()).isEqualTo(expected.head().getUri());
    assertThat(actual.head().method()).isEqualTo(expected.head().method());
    for (var name : List.of("X-Amz-Target", "Content-Type", "Content-Length")) {
      assertThat(actual.header(name)).as(name).isEqualTo(expected.header(name));
    }
    assertThat(actual.header("X-Amz-Target")).isEqualTo("DynamoDB_20120810." + operation.name);
    assertThat(actual.header("X-Amz-Security-Token")).isEqualTo("session-token");
    assertThat(actual.header("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void sendsNoFieldThatIsNotSet(Operation operation) throws Exception {
    var http = new CannedHttp().respond(200, "{}");
    var request = built(operation.request.get());
    callBothClients(operation, http, request);
    assertThat(JSON.readTree(http.sent.get(0).body()).properties().size())
        .isEqualTo(JSON.readTree(http.sent.get(1).body()).properties().size());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void readsEveryFieldLikeTheSdk(Operation operation) {
    var expected = built(ModelFiller.fill(operation.response.get()));
    var http =
        new CannedHttp()
            .respond(200, new String(AwsJson.encode((SdkPojo) expected), StandardCharsets.UTF_8));
    var request = built(ModelFiller.fill(operation.request.get()));
    var read = operation.method.apply(http.client(), request);
    assertThat(read.equalsBySdkFields(expected)).isTrue();
    assertThat(read.equalsBySdkFields(operation.method.apply(http.sdkClient(), request))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void ignoresUnknownFieldsAndNulls(Operation operation) {
    var http = new CannedHttp().respond(200, "{\"New\":{\"a\":[1]},\"ConsumedCapacity\":null}");
    var read = operation.method.apply(http.client(), built(operation.request.get()));
    assertThat(read.equalsBySdkFields(built(operation.response.get()))).isTrue();
  }

  @Test
  void readsTheFieldsAfterAnUnknownOne() {
    var http =
        new CannedHttp().respond(200, "{\"New\":{\"a\":[1]},\"Item\":{\"pk\":{\"S\":\"a\"}}}");
    var read = http.client().getItem(get -> get.tableName("packshot"));
    assertThat(read.item()).isEqualTo(Map.of("pk", AttributeValue.fromS("a")));
  }

  @Test
  void supportsNoOtherOperation() {
    try (var client = new CannedHttp().respond(200, "{}").client()) {
      assertThatThrownBy(client::listTables).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void readsAllPagesOfAQuery() {
    var http =
        new CannedHttp()
            .respond(
                200,
                "{\"Items\":[{\"sk\":{\"S\":\"1\"}}],\"LastEvaluatedKey\":{\"sk\":{\"S\":\"1\"}}}")
            .respond(200, "{\"Items\":[{\"sk\":{\"S\":\"2\"}}]}");
    var pages = http.client().queryPaginator(query -> query.tableName("packshot"));
    assertThat(pages.items()).extracting(item -> item.get("sk").s()).containsExactly("1", "2");
    assertThat(http.last().body()).contains("\"ExclusiveStartKey\":{\"sk\":{\"S\":\"1\"}}");
  }

  private static void callBothClients(Operation operation, CannedHttp http, Object request) {
    var actual = operation.method.apply(http.client(), request);
    var expected = operation.method.apply(http.sdkClient(), request);
    assertThat(actual.equalsBySdkFields(expected)).isTrue();
  }

  private static Object built(SdkPojo builder) {
    return ((Buildable) builder).build();
  }
}
