package dev.packshot.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The pages of a query, with the keys at which they end. An empty last page is left out: a page
 * that ends with the last item of the query has a key on AWS, but none on DynamoDB Local.
 */
record AllPages(List<QueryResponse> pages) {
  private static final int MAX_PAGES = 20;

  static AllPages of(DynamoDbClient client, QueryRequest request) {
    var pages = new ArrayList<QueryResponse>();
    var page = client.query(request);
    pages.add(page);
    while (page.hasLastEvaluatedKey()) {
      assertThat(pages).as("pages of a query").hasSizeLessThan(MAX_PAGES);
      page = client.query(request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build());
      pages.add(page);
    }
    return new AllPages(withoutEmptyEnd(pages));
  }

  private static List<QueryResponse> withoutEmptyEnd(List<QueryResponse> pages) {
    int last = pages.size() - 1;
    if (last == 0 || !pages.get(last).items().isEmpty()) {
      return pages;
    }
    var rest = pages.subList(0, last);
    rest.set(last - 1, rest.get(last - 1).toBuilder().lastEvaluatedKey(null).build());
    return rest;
  }
}
