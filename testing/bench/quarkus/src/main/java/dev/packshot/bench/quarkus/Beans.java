package dev.packshot.bench.quarkus;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.SessionOpener;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The beans of the function. */
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
  SessionOpener sessions(DynamoDbClient client, ObjectMapper json) {
    return new SessionOpener(client, json, Clock.systemUTC());
  }
}
