package dev.packshot.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.cli.Deployment;
import dev.packshot.devkit.ObjectVersions;
import dev.packshot.id.Ids;
import dev.packshot.lambda.Functions;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.Gateway;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.local.lan.LanGateway;
import dev.packshot.local.lan.LocalNetwork;
import dev.packshot.local.operator.FolderQueue;
import dev.packshot.local.operator.LocalDeployment;
import dev.packshot.local.operator.OperatorServer;
import dev.packshot.local.pump.DeadLetters;
import dev.packshot.local.scanner.ScannerPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** A complete Packshot in this JVM: gateway, functions, engines and event delivery. */
final class LocalPackshot implements AutoCloseable {
  private static final Duration JOB_PERIOD = Duration.ofHours(1);

  /** Shorter than on AWS, where a rule cannot be run more than once a minute. */
  private static final Duration LOOK_UP_PERIOD = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final LocalSettings settings;
  private final Consumer<String> log;
  private final Clock clock;

  private URI url;
  private Engines engines;
  private DemoAccess access;
  private DevelopmentIssuer issuer;
  private DemoUser user;
  private LocalSites sites;
  private Optional<LanGateway> lan = Optional.empty();

  private LocalPackshot(LocalSettings settings, Clock clock, Consumer<String> log) {
    this.clock = clock;
    this.settings = settings;
    this.log = log;
  }

  /**
   * Starts all parts. Stops those already started if one fails.
   *
   * @param log receives the functions' log lines and errors
   */
  static LocalPackshot start(LocalSettings settings, Consumer<String> log) {
    return start(settings, Clock.systemUTC(), log);
  }

  /** Starts all parts, of which the functions and the gateway have this clock. */
  static LocalPackshot start(LocalSettings settings, Clock clock, Consumer<String> log) {
    var packshot = new LocalPackshot(settings, clock, log);
    try {
      packshot.start();
      return packshot;
    } catch (RuntimeException | Error e) {
      packshot.close();
      throw e;
    }
  }

  URI url() {
    return url;
  }

  URI s3Url() {
    return engines.s3Url();
  }

  /** The location of the data, for display. */
  String dataLocation() {
    return engines.dataLocation();
  }

  DemoAccess access() {
    return access;
  }

  /** Returns the gateway of the local network, if there is one. */
  Optional<LanGateway> lan() {
    return lan;
  }

  /** Returns the user of the issuer, with a token. */
  DemoUser user() {
    return user;
  }

  /** Returns the link to the scanner page with its key, if the page has been built. */
  Optional<String> scannerLink() {
    return scannerLink(url);
  }

  /** Returns the same link with another address of this Packshot. */
  Optional<String> scannerLink(URI address) {
    return ScannerPage.isBuilt(settings.scanner())
        ? Optional.of(address + ScannerPage.PATH + "/#" + access.publishable().reveal())
        : Optional.empty();
  }

  /** Stops all parts in reverse order. Logs exceptions instead of throwing them. */
  @Override
  public void close() {
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        log.accept("cannot stop a part: " + e);
      }
    }
  }

  private void start() {
    var data = register(DataFolder.open(settings.data()));
    var ids = new Ids(clock);
    var demoFile = new DemoFile(data.demoEnv(), ids);
    access = new AccessOfData(data, ids, log).of(demoFile);
    engines = register(startEngines(data));

    issuer = register(DevelopmentIssuer.start(settings.data(), clock, log));
    user = DemoUser.of(issuer);
    sites = new LocalSites(settings.scanner(), access, issuer, log, clock);
    var app = engines.graph(clock, issuer, settings.products(), engines.s3Url());
    addKeys(app);
    var uploadHandler = function("UploadedObject", Functions.uploadedObjects(app));
    register(engines.startDelivery(uploadHandler, () -> addKeys(app)));
    var reconcile = function("ReconcilePhotos", Functions.reconcilePhotos(app));
    var maintenance = function("ExpireSessions", Functions.maintenance(app));
    register(every(maintenance));
    register(every(reconcile));
    var lookUps = function("LookUpCaptures", Functions.lookUpCaptures(app));
    register(Schedule.every(LOOK_UP_PERIOD, lookUps, log, clock));
    register(OperatorServer.start(deployment(app), clock, settings.data()));
    url = register(startGateway(app, new LocalJobs(reconcile, maintenance, clock))).address();
    lan = settings.lan().map(it -> register(startLan(it, data, app)));
    demoFile.write(url, access, user);
  }

  private Deployment deployment(LocalComponent app) {
    var data = settings.data();
    var queue =
        new FolderQueue(
            DataFolder.queue(data),
            new DeadLetters(DataFolder.deadLetters(data)),
            clock,
            () -> Redrive.move(data));
    var bucket = app.bucket().name();
    var versions =
        Optional.of(ObjectVersions.bucket(bucket)).filter(it -> settings.localStack().isEmpty());
    return new LocalDeployment(
        app.dynamo(), app.settings().table(), app.s3(), bucket, versions, queue, this::url);
  }

  private Engines startEngines(DataFolder data) {
    return settings.localStack().isPresent()
        ? LocalStackEngines.connect(settings.localStack().get(), log)
        : EmbeddedEngines.start(data, settings, Clock.systemUTC(), log);
  }

  private void addKeys(LocalComponent app) {
    access.addTo(app.apiKeys(), app.users(), settings.keyPerMinute(), clock.instant());
    user.addTo(app.users(), access.organization(), clock.instant());
  }

  private Schedule every(LocalFunction job) {
    return Schedule.every(JOB_PERIOD, job, log, clock);
  }

  private LanGateway startLan(LocalSettings.Lan setting, DataFolder data, LocalComponent app) {
    var network = LocalNetwork.read(setting.address()).orElseThrow(() -> setting.noNetwork());
    var contents =
        new LanGateway.Contents(
            address ->
                sites.onLan(engines.graph(clock, issuer, settings.products(), address), address),
            ScannerPage.isBuilt(settings.scanner()) ? ScannerPage.PATH + "/" : "/docs",
            "/" + app.bucket().name(),
            engines.s3Url(),
            sites.sharedHeaders(app));
    try {
      return LanGateway.start(
          setting.port(),
          network,
          () -> LocalNetwork.read(setting.address()),
          data.lanAuthority(),
          contents,
          log,
          clock);
    } catch (BindException e) {
      throw StartupException.portInUse(setting.port(), "LAN_PORT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Gateway startGateway(LocalComponent app, LocalJobs jobs) {
    try {
      return Gateway.start(
          settings.port(), sites.onLoopback(app, engines.s3Url(), jobs), log, clock);
    } catch (BindException e) {
      throw StartupException.portInUse(settings.port(), "PORT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalFunction function(String name, RequestStreamHandler handler) {
    return new LocalFunction(name, handler, log);
  }

  /** Registers a resource to be closed with this one. */
  private <T extends AutoCloseable> T register(T resource) {
    resources.push(resource);
    return resource;
  }
}
