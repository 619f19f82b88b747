package dev.packshot.local;

import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.StoreListener;
import dev.packshot.graph.Settings;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.PublicPictures;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.local.pump.DeadLetters;
import dev.packshot.local.pump.EventPump;
import dev.packshot.local.pump.UploadEvents;
import dev.packshot.lookup.ProductServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** DynamoDB Local and s3proxy in this JVM, with their data in a folder. */
final class EmbeddedEngines implements Engines {
  private static final Duration FIRST_RETRY_DELAY = Duration.ofSeconds(1);
  private static final String TABLE = "packshot";
  private static final String BUCKET = "packshot-photos";

  private final EmbeddedDynamo dynamo;
  private final EmbeddedS3 s3;
  private final LocalCredentials credentials;
  private final UploadEvents events;
  private final DataFolder data;
  private final Consumer<String> log;

  private EmbeddedEngines(
      EmbeddedDynamo dynamo,
      EmbeddedS3 s3,
      LocalCredentials credentials,
      UploadEvents events,
      DataFolder data,
      Consumer<String> log) {
    this.dynamo = dynamo;
    this.s3 = s3;
    this.credentials = credentials;
    this.events = events;
    this.data = data;
    this.log = log;
  }

  /** Starts both engines in parallel, because each takes about a second. */
  static Engines start(DataFolder data, LocalSettings settings, Clock clock, Consumer<String> log) {
    requireDatabase(data);
    var credentials = LocalCredentials.in(data.objectsSecret(), log);
    var deadLetters = new DeadLetters(data.deadLetters());
    var events = new UploadEvents(data.queue(), deadLetters, REGION, clock, log);
    var dynamo = CompletableFuture.supplyAsync(() -> startDynamo(data));
    try {
      var s3 = startS3(data, settings.s3Port(), credentials, events);
      return new EmbeddedEngines(dynamo.join(), s3, credentials, events, data, log);
    } catch (StartupException e) {
      dynamo.join().close();
      throw e;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public LocalComponent graph(
      Clock clock, DevelopmentIssuer issuer, Optional<ProductServer> products, URI address) {
    var settings = settings(address);
    return DaggerLocalComponent.factory()
        .create(
            issuer.trustedBy(products.map(settings::with).orElse(settings)),
            clock,
            dynamo.client(),
            s3.client(),
            UploadedFilesOf.bucket(BUCKET, REGION, s3.endpoint(), credentials::forSigning),
            events::announce,
            credentials::forSigning);
  }

  @Override
  public URI s3Url() {
    return s3.endpoint();
  }

  @Override
  public String dataLocation() {
    return data.root().toString();
  }

  @Override
  public AutoCloseable startDelivery(LocalFunction uploadHandler, Runnable onDataLoss) {
    var pump =
        EventPump.start(events, REGION, uploadHandler, FIRST_RETRY_DELAY, this::areAvailable, log);
    events.recover(s3.client(), BUCKET);
    return pump;
  }

  /** Returns whether both engines answer and the disk has space. */
  private boolean areAvailable() {
    try {
      data.requireSpace();
      dynamo.client().describeTable(describe -> describe.tableName(TABLE));
      s3.client().headBucket(head -> head.bucket(BUCKET));
      return true;
    } catch (IOException | RuntimeException unavailable) {
      return false;
    }
  }

  @Override
  public void close() {
    s3.close();
    dynamo.close();
  }

  private static Settings settings(URI address) {
    return Settings.outsideAws(TABLE, BUCKET, REGION, address, "*", PublicPictures.PATH);
  }

  /** Requires that the database is not lost if there are objects, as they belong to its items. */
  private static void requireDatabase(DataFolder data) {
    var remedy = "; restore the file, or choose another folder with DATA=.";
    if (data.isDatabaseDamaged()) {
      throw new StartupException(data.database() + " is damaged" + remedy);
    }
    if (data.isDatabaseEmpty() && data.hasObjects()) {
      throw new StartupException(
          data.database()
              + " is missing or empty, but there are photos in "
              + data.objects()
              + remedy);
    }
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
          .keepVersions()
          .listener(listener)
          .start();
    } catch (UncheckedIOException e) {
      throw isPortInUse(e) ? StartupException.portInUse(port, "S3_PORT") : e;
    }
  }

  private static boolean isPortInUse(Throwable e) {
    return e != null && (e instanceof BindException || isPortInUse(e.getCause()));
  }
}
