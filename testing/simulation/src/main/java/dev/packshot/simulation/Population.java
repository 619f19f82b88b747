package dev.packshot.simulation;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.NewKey;
import dev.packshot.dynamo.Table;
import dev.packshot.event.Route;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.organization.Act;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.api.Gateway;
import dev.packshot.simulation.api.UploadEndpoint;
import dev.packshot.simulation.client.BucketUser;
import dev.packshot.simulation.client.CaptureApp;
import dev.packshot.simulation.client.CodePictureApp;
import dev.packshot.simulation.client.Crowd;
import dev.packshot.simulation.client.DashboardApp;
import dev.packshot.simulation.client.DeletingApp;
import dev.packshot.simulation.client.Device;
import dev.packshot.simulation.client.EditorApp;
import dev.packshot.simulation.client.HostileApp;
import dev.packshot.simulation.client.LedgerApp;
import dev.packshot.simulation.client.Operator;
import dev.packshot.simulation.client.ScannerApp;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.UploadEventSource;
import dev.packshot.simulation.promise.LimitsHold;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The organizations of a world, their keys, and the clients that use them. */
final class Population {
  private static final long LATEST_START_MILLIS = 5_000;
  private static final int MOST_TRIES = 6;
  private static final long MOST_CLOCK_ERROR_MINUTES = 3 * 24 * 60;
  private static final int DASHBOARD_ACTIONS = 8;
  private static final int ATTACKS = 4;
  private static final int CODES = 3;
  private static final int EDITS = 5;
  private static final int PICTURES_OF_CODES = 2;
  private static final int MOST_DELETIONS = 2;
  private static final int MOST_REMOVALS = 3;
  private static final int PHOTOS_OF_PHONE = 6;
  private static final int REDRIVES = 2;
  private static final long LATEST_REVOCATION_MILLIS = 60_000;

  private final WorldPlan plan;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final ApiKeyRepository keys;
  private final OrganizationId first;
  private final OrganizationId second;
  private final Map<String, String> organizationsOfKeys = new LinkedHashMap<>();
  private final Set<String> revokedKeys = new LinkedHashSet<>();
  private final List<String> clients = new ArrayList<>();
  private Crowd crowd;

  Population(WorldPlan plan, Scheduler scheduler, Chance chance, Faults faults, Table table) {
    this.plan = plan;
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    keys = new DynamoApiKeyRepository(table);
    first = organization("first");
    second = organization("second");
  }

  /** Starts all clients that take part. */
  void settle(
      Crowd newCrowd,
      Gateway gateway,
      UploadEndpoint endpoint,
      UploadEventSource events,
      Fleet fleet) {
    crowd = newCrowd;
    int left = plan.lives();
    for (int app = 1; left > 0; app++) {
      int photos = (int) Math.min(left, chance.between(1, plan.lives()));
      var owner = app % 2 == 1 ? first : second;
      start(
          "scanner-" + app,
          new ScannerApp(device(owner, KeyKind.CPK, gateway, endpoint), crowd, photos));
      left -= photos;
    }
    var phone = device(first, KeyKind.CPK, gateway, endpoint);
    start("phone", new LedgerApp(phone, crowd, PHOTOS_OF_PHONE));
    var captures = device(first, KeyKind.CSB, gateway, endpoint);
    start("captures", new CaptureApp(captures, crowd, CODES));
    var editor = device(first, KeyKind.CSB, gateway, endpoint);
    start("editor", new EditorApp(editor, crowd, EDITS));
    var dashboard = device(first, KeyKind.CSB, gateway, endpoint);
    start("dashboard", new DashboardApp(dashboard, crowd, DASHBOARD_ACTIONS));
    var hostile = device(second, KeyKind.CSB, gateway, endpoint);
    start("hostile", new HostileApp(hostile, crowd, List.of(first.toString()), ATTACKS));
    start("operator", new Operator(scheduler, events, fleet, REDRIVES));
    settleRevoked(gateway, endpoint);
    var deleting = device(first, KeyKind.CSB, gateway, endpoint);
    int deletions = (int) chance.between(0, MOST_DELETIONS);
    start("deleting", new DeletingApp(deleting, crowd, deletions));
    var pictures = device(first, KeyKind.CPK, gateway, endpoint);
    start("pictures", new CodePictureApp(pictures, crowd, PICTURES_OF_CODES));
  }

  /** Starts a person who removes files from the bucket. */
  void settleBucketUser(SimulatedBucket bucket, Fleet fleet) {
    long removals = chance.between(0, MOST_REMOVALS);
    start("bucket-user", new BucketUser(scheduler, bucket, fleet, removals));
  }

  /** Starts an app whose key is revoked while it is at work. */
  private void settleRevoked(Gateway gateway, UploadEndpoint endpoint) {
    var device = device(second, KeyKind.CPK, gateway, endpoint);
    start("revoked", new ScannerApp(device, crowd, 1));
    start("revoker", () -> revoke(device.key()));
  }

  private void revoke(String key) {
    scheduler.sleep(chance.between(0, LATEST_REVOCATION_MILLIS));
    keys.revoke(ApiKey.parse(key).orElseThrow().hash(), act("revocation"));
    revokedKeys.add(key);
  }

  /** Reads every session as its organization sees it. */
  void readAll(Gateway gateway) {
    for (var session : crowd.sessions()) {
      var key =
          organizationsOfKeys.entrySet().stream()
              .filter(it -> it.getValue().equals(session.organization()))
              .filter(it -> !revokedKeys.contains(it.getKey()))
              .findFirst()
              .orElseThrow()
              .getKey();
      gateway.send(ApiRequest.of(Route.GET_SESSION, key, Map.of("id", session.id())));
    }
  }

  /** Returns a view of the organization of each API key. */
  Map<String, String> organizationsOfKeys() {
    return organizationsOfKeys;
  }

  /** Returns a view of the API keys that have been revoked. */
  Set<String> revokedKeys() {
    return revokedKeys;
  }

  /** Returns the names of all clients, also of those that do not take part. */
  List<String> clients() {
    return List.copyOf(clients);
  }

  /** Returns the number of photos that were taken. */
  long lives() {
    return crowd.lives();
  }

  private void start(String name, Runnable client) {
    clients.add(name);
    long delay = chance.between(0, LATEST_START_MILLIS);
    if (!plan.withoutClients().contains(name)) {
      crowd.start(name, delay, client);
    }
  }

  private OrganizationId organization(String name) {
    return new OrganizationId(id(name));
  }

  private Act act(String name) {
    return new Act(id(name), "operator", scheduler.now());
  }

  private UUID id(String name) {
    var clock = Clock.fixed(scheduler.now(), ZoneOffset.UTC);
    return new Ids(clock, chance.of(name).generator()).next();
  }

  private Device device(
      OrganizationId owner, KeyKind kind, Gateway gateway, UploadEndpoint endpoint) {
    var key = ApiKey.mint(kind, chance.of("key-" + organizationsOfKeys.size()).generator());
    organizationsOfKeys.put(key.reveal(), owner.toString());
    var added = NewKey.unnamed(key, Optional.empty(), LimitsHold.PER_MINUTE, 0);
    keys.add(owner, added, act("creation-" + organizationsOfKeys.size()));
    int tries = (int) chance.between(1, MOST_TRIES);
    var clockError =
        Duration.ofMinutes(chance.between(-MOST_CLOCK_ERROR_MINUTES, MOST_CLOCK_ERROR_MINUTES));
    return new Device(
        scheduler, faults, gateway, endpoint, owner.toString(), key.reveal(), tries, clockError);
  }
}
