package dev.packshot.local;

import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.StoreListener;
import dev.packshot.lambda.Settings;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.S3Client;

/** The table and the bucket of a local run. */
final class Engines implements AutoCloseable {
  static final String REGION = "us-east-1";
  private static final String TABLE = "packshot";
  private static final String BUCKET = "packshot-photos";

  private final EmbeddedDynamo dynamo;
  private final EmbeddedS3 s3;
  private final LocalCredentials credentials;

  private Engines(EmbeddedDynamo dynamo, EmbeddedS3 s3, LocalCredentials credentials) {
    this.dynamo = dynamo;
    this.s3 = s3;
    this.credentials = credentials;
  }

  /** Starts both at once, each of which takes a second. */
  static Engines start(DataFolder data, int s3Port, StoreListener listener) {
    var dynamo = CompletableFuture.supplyAsync(() -> startDynamo(data));
    var credentials = LocalCredentials.in(data.objectsSecret());
    try {
      var s3 = startS3(data, s3Port, credentials, listener);
      return new Engines(dynamo.join(), s3, credentials);
    } catch (CannotStart reason) {
      dynamo.join().close();
      throw reason;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The functions' object graph on these engines. */
  LocalComponent graph(Clock clock) {
    return DaggerLocalComponent.factory()
        .on(settings(), clock, dynamo.client(), s3.client(), credentials::forSigning);
  }

  S3Client s3() {
    return s3.client();
  }

  URI s3Url() {
    return s3.endpoint();
  }

  @Override
  public void close() {
    s3.close();
    dynamo.close();
  }

  private Settings settings() {
    return new Settings(
        Map.of(
            Settings.TABLE, TABLE,
            Settings.BUCKET, BUCKET,
            Settings.REGION, REGION,
            Settings.ALLOWED_ORIGINS, "*",
            Settings.UPLOAD_ENDPOINT, s3.endpoint().toString()));
  }

  private static EmbeddedDynamo startDynamo(DataFolder data) {
    var dynamo = EmbeddedDynamo.in(data.database());
    PackshotTable.create(dynamo.client(), TABLE);
    return dynamo;
  }

  private static EmbeddedS3 startS3(
      DataFolder data, int port, LocalCredentials credentials, StoreListener listener) {
    try {
      return EmbeddedS3.in(data.objects())
          .bucket(BUCKET)
          .port(port)
          .region(REGION)
          .credentials(credentials.accessKey(), credentials.secret())
          .corsOrigins("*")
          .listener(listener)
          .start();
    } catch (UncheckedIOException e) {
      throw isPortTaken(e) ? CannotStart.portTaken(port, "S3_PORT") : e;
    }
  }

  private static boolean isPortTaken(Throwable e) {
    return e != null && (e instanceof BindException || isPortTaken(e.getCause()));
  }
}
