package dev.packshot.bench.micronaut;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.SessionOpener;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The beans of the function. */
@Factory
final class Beans {
  @Singleton
  DynamoDbClient dynamo() {
    return DynamoDbClient.builder()
        .region(Region.of(System.getenv("AWS_REGION")))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Singleton
  SessionOpener sessions(DynamoDbClient client) {
    return new SessionOpener(client, new ObjectMapper(), Clock.systemUTC());
  }
}
