package dev.packshot.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.lambda.AppComponent;
import dev.packshot.lambda.FallbackHandler;
import dev.packshot.lambda.Route;
import dev.packshot.lambda.Settings;
import dev.packshot.lambda.UploadedObjectHandler;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.Gateway;
import dev.packshot.local.gateway.Operation;
import dev.packshot.local.pump.EventPump;
import dev.packshot.local.pump.UploadEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The whole system in this JVM: gateway, functions, table, bucket, and the events between. */
final class LocalPackshot implements AutoCloseable {
  private static final String REGION = "us-east-1";
  private static final String TABLE = "packshot";
  private static final String BUCKET = "packshot-photos";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final LocalSettings settings;
  private final Consumer<String> log;
  private final Clock clock = Clock.systemUTC();

  private URI url;
  private URI s3Url;
  private DemoAccess access;

  private LocalPackshot(LocalSettings settings, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
  }

  /**
   * Starts everything, or nothing.
   *
   * @param log takes what functions log and what goes wrong, in lines
   */
  static LocalPackshot start(LocalSettings settings, Consumer<String> log) {
    var packshot = new LocalPackshot(settings, log);
    try {
      packshot.start();
      return packshot;
    } catch (RuntimeException e) {
      packshot.close();
      throw e;
    }
  }

  URI url() {
    return url;
  }

  URI s3Url() {
    return s3Url;
  }

  DemoAccess access() {
    return access;
  }

  /** Stops in the opposite order of the start; what cannot be stopped is reported, not thrown. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.accept("while stopping: " + e);
      }
    }
  }

  private void start() {
    var data = opened(DataFolder.open(settings.data()));
    var demoFile = new DemoFile(data.demoEnv());
    var earlier = demoFile.takeAway();
    var gateway = opened(bindGateway());
    var credentials = LocalCredentials.in(data.objectsSecret());
    var events = new UploadEvents(data.queue(), data.deadLetters(), REGION, clock);

    var dynamoStarts = CompletableFuture.supplyAsync(() -> startDynamo(data));
    var s3 = opened(startS3(data, credentials, events));
    var dynamo = opened(join(dynamoStarts));

    var app =
        DaggerLocalComponent.factory()
            .on(settingsOf(s3), clock, dynamo.client(), s3.client(), credentials::forSigning);
    access = earlier.orElseGet(() -> DemoAccess.mint(app.ids()));
    access.addTo(app.apiKeys(), settings.keyPerMinute(), clock.instant());
    opened(startPump(app, events));
    events.recover(s3.client());
    gateway.serve(operations(app), function("Fallback", new FallbackHandler(app)));

    url = gateway.address();
    s3Url = s3.endpoint();
    demoFile.write(url, access);
  }

  private Gateway bindGateway() {
    try {
      return Gateway.bind(settings.port(), log, clock);
    } catch (IOException e) {
      throw new CannotStart("port " + settings.port() + " is taken; choose another with PORT=.");
    }
  }

  private static EmbeddedDynamo startDynamo(DataFolder data) {
    var dynamo = EmbeddedDynamo.in(data.database());
    PackshotTable.create(dynamo.client(), TABLE);
    return dynamo;
  }

  private EmbeddedS3 startS3(DataFolder data, LocalCredentials credentials, UploadEvents events) {
    try {
      return EmbeddedS3.in(data.objects())
          .bucket(BUCKET)
          .port(settings.s3Port())
          .region(REGION)
          .credentials(credentials.accessKey(), credentials.secret())
          .corsOrigins("*")
          .listener(events)
          .start();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BindException
          || e.getCause().getCause() instanceof BindException) {
        throw new CannotStart(
            "port " + settings.s3Port() + " is taken; choose another with S3_PORT=.");
      }
      throw e;
    }
  }

  private static Settings settingsOf(EmbeddedS3 s3) {
    return new Settings(
        Map.of(
            Settings.TABLE, TABLE,
            Settings.BUCKET, BUCKET,
            Settings.REGION, REGION,
            Settings.ALLOWED_ORIGINS, "*",
            Settings.UPLOAD_ENDPOINT, s3.endpoint().toString()));
  }

  private EventPump startPump(AppComponent app, UploadEvents events) {
    var function = function("UploadedObject", new UploadedObjectHandler(app));
    return EventPump.start(events, REGION, function, FIRST_PAUSE, log);
  }

  private List<Operation> operations(AppComponent app) {
    return Arrays.stream(Route.values())
        .map(
            route ->
                new Operation(
                    route.method(), route.path(), function(route.name(), handler(route, app))))
        .toList();
  }

  private static RequestStreamHandler handler(Route route, AppComponent app) {
    try {
      return route.handler().getConstructor(AppComponent.class).newInstance(app);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(route + " cannot be built from the object graph", e);
    }
  }

  private LocalFunction function(String name, RequestStreamHandler handler) {
    return new LocalFunction(name, handler, log);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private static <T> T join(CompletableFuture<T> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
