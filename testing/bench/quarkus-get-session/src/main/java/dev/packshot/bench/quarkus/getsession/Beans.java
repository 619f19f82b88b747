package dev.packshot.bench.quarkus.getsession;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.PhotoUrls;
import dev.packshot.bench.textbook.SessionReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

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
  S3Presigner presigner() {
    return S3Presigner.builder()
        .region(Region.of(System.getenv("AWS_REGION")))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .build();
  }

  @Produces
  @Singleton
  SessionReader sessions(DynamoDbClient client, S3Presigner presigner, ObjectMapper json) {
    return new SessionReader(client, new PhotoUrls(presigner), json, Clock.systemUTC());
  }
}
