package dev.packshot.bench.quarkus.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.Api;
import dev.packshot.bench.textbook.Images;
import dev.packshot.bench.textbook.PhotoUrls;
import dev.packshot.bench.textbook.Photos;
import dev.packshot.bench.textbook.UploadForms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What the functions need. */
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
  Api api(DynamoDbClient client, ObjectMapper json) {
    return new Api(client, json, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Photos photos(Api api, DynamoDbClient client, S3Presigner presigner, ObjectMapper json) {
    var forms = new UploadForms(EnvironmentVariableCredentialsProvider.create(), json);
    return new Photos(api, client, new PhotoUrls(presigner), forms);
  }

  @Produces
  @Singleton
  Images images(Api api, DynamoDbClient client) {
    return new Images(api, client);
  }
}
