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

/** What it sends and how it reads an answer is what the SDK's own client does. */
class AwsJsonDynamoDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of the client's calls, its request and the answer to it. */
  record Call(
      String name,
      Supplier<SdkPojo> request,
      Supplier<SdkPojo> answer,
      BiFunction<DynamoDbClient, Object, SdkPojo> made) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Call> calls() {
    return List.of(
        call(
            GetItemRequest.class,
            GetItemRequest::builder,
            GetItemResponse::builder,
            DynamoDbClient::getItem),
        call(
            BatchGetItemRequest.class,
            BatchGetItemRequest::builder,
            BatchGetItemResponse::builder,
            DynamoDbClient::batchGetItem),
        call(
            QueryRequest.class,
            QueryRequest::builder,
            QueryResponse::builder,
            DynamoDbClient::query),
        call(
            PutItemRequest.class,
            PutItemRequest::builder,
            PutItemResponse::builder,
            DynamoDbClient::putItem),
        call(
            UpdateItemRequest.class,
            UpdateItemRequest::builder,
            UpdateItemResponse::builder,
            DynamoDbClient::updateItem),
        call(
            DeleteItemRequest.class,
            DeleteItemRequest::builder,
            DeleteItemResponse::builder,
            DynamoDbClient::deleteItem),
        call(
            TransactWriteItemsRequest.class,
            TransactWriteItemsRequest::builder,
            TransactWriteItemsResponse::builder,
            DynamoDbClient::transactWriteItems));
  }

  private static <R> Call call(
      Class<R> type,
      Supplier<SdkPojo> request,
      Supplier<SdkPojo> answer,
      BiFunction<DynamoDbClient, R, SdkPojo> made) {
    var name = type.getSimpleName().replace("Request", "");
    return new Call(name, request, answer, (client, asked) -> made.apply(client, type.cast(asked)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void sendsEveryFieldAsTheSdkDoes(Call call) throws Exception {
    var http = new CannedHttp().answer(200, "{}");
    var request = built(Filled.every(call.request.get()));
    makeWithBoth(call, http, request);
    var ours = http.sent.get(0);
    var theirs = http.sent.get(1);
    assertThat(JSON.readTree(ours.body())).isEqualTo(JSON.readTree(theirs.body()));
    assertThat(ours.head().getUri()).isEqualTo(theirs.head().getUri());
    assertThat(ours.head().method()).isEqualTo(theirs.head().method());
    for (var name : List.of("X-Amz-Target", "Content-Type", "Content-Length")) {
      assertThat(ours.header(name)).as(name).isEqualTo(theirs.header(name));
    }
    assertThat(ours.header("X-Amz-Target")).isEqualTo("DynamoDB_20120810." + call.name);
    assertThat(ours.header("X-Amz-Security-Token")).isEqualTo("session-token");
    assertThat(ours.header("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void sendsNothingThatWasNotGiven(Call call) throws Exception {
    var http = new CannedHttp().answer(200, "{}");
    var request = built(call.request.get());
    makeWithBoth(call, http, request);
    assertThat(JSON.readTree(http.sent.get(0).body()).properties().size())
        .isEqualTo(JSON.readTree(http.sent.get(1).body()).properties().size());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void readsEveryFieldAsTheSdkDoes(Call call) {
    var told = built(Filled.every(call.answer.get()));
    var http =
        new CannedHttp()
            .answer(200, new String(AwsJson.bytes((SdkPojo) told), StandardCharsets.UTF_8));
    var request = built(Filled.every(call.request.get()));
    var read = call.made.apply(http.ours(), request);
    assertThat(read.equalsBySdkFields(told)).isTrue();
    assertThat(read.equalsBySdkFields(call.made.apply(http.theirs(), request))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void passesOverWhatItDoesNotKnow(Call call) {
    var http = new CannedHttp().answer(200, "{\"New\":{\"a\":[1]},\"ConsumedCapacity\":null}");
    var read = call.made.apply(http.ours(), built(call.request.get()));
    assertThat(read.equalsBySdkFields(built(call.answer.get()))).isTrue();
  }

  @Test
  void readsOnBehindWhatItDoesNotKnow() {
    var http =
        new CannedHttp().answer(200, "{\"New\":{\"a\":[1]},\"Item\":{\"pk\":{\"S\":\"a\"}}}");
    var read = http.ours().getItem(get -> get.tableName("packshot"));
    assertThat(read.item()).isEqualTo(Map.of("pk", AttributeValue.fromS("a")));
  }

  @Test
  void doesNothingElse() {
    try (var client = new CannedHttp().answer(200, "{}").ours()) {
      assertThatThrownBy(client::listTables).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void turnsPages() {
    var http =
        new CannedHttp()
            .answer(
                200,
                "{\"Items\":[{\"sk\":{\"S\":\"1\"}}],\"LastEvaluatedKey\":{\"sk\":{\"S\":\"1\"}}}")
            .answer(200, "{\"Items\":[{\"sk\":{\"S\":\"2\"}}]}");
    var pages = http.ours().queryPaginator(query -> query.tableName("packshot"));
    assertThat(pages.items()).extracting(item -> item.get("sk").s()).containsExactly("1", "2");
    assertThat(http.last().body()).contains("\"ExclusiveStartKey\":{\"sk\":{\"S\":\"1\"}}");
  }

  private static void makeWithBoth(Call call, CannedHttp http, Object request) {
    var ours = call.made.apply(http.ours(), request);
    var theirs = call.made.apply(http.theirs(), request);
    assertThat(ours.equalsBySdkFields(theirs)).isTrue();
  }

  private static Object built(SdkPojo builder) {
    return ((Buildable) builder).build();
  }
}
