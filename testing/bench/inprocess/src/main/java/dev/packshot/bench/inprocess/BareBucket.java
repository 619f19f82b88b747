package dev.packshot.bench.inprocess;

import java.util.ArrayList;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** The bare calls to S3, with the parameters that Packshot sets. */
final class BareBucket {
  static final String PRIVATE_CACHING = "private, max-age=3600";
  static final String PUBLIC_CACHING = "public, max-age=31536000, s-maxage=3600, immutable";

  private final S3Client client;
  private final String bucket = System.getenv("PACKSHOT_BUCKET");

  BareBucket(SdkHttpClient http) {
    this.client =
        S3Client.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(http)
            .build();
  }

  void put(String key, String cacheControl, byte[] bytes) {
    client.putObject(
        put -> put.bucket(bucket).key(key).contentType("image/jpeg").cacheControl(cacheControl),
        RequestBody.fromBytes(bytes));
  }

  void copy(String from, String to, String cacheControl) {
    client.copyObject(
        copy ->
            copy.sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(bucket)
                .destinationKey(to)
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("image/jpeg")
                .cacheControl(cacheControl));
  }

  void deleteAll(String prefix) {
    var objects = new ArrayList<ObjectIdentifier>();
    client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(object -> objects.add(ObjectIdentifier.builder().key(object.key()).build()));
    client.deleteObjects(
        delete -> delete.bucket(bucket).delete(list -> list.objects(objects).quiet(true)));
  }
}
