package dev.packshot.bench.quarkus;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.Sessions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the function needs. */
public final class Beans {
  @Produces
  @Singleton
  DynamoDbClient dynamo() {
    return DynamoDbClient.builder()
        .region(Region.of(System.getenv("AWS_REGION")))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Produces
  @Singleton
  Sessions sessions(DynamoDbClient client, ObjectMapper json) {
    return new Sessions(client, json, Clock.systemUTC());
  }
}
