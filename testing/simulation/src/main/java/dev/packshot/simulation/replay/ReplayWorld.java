package dev.packshot.simulation.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Retry;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiObserver;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.api.Gateway;
import dev.packshot.simulation.api.Traffic;
import dev.packshot.simulation.api.UploadEndpoint;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.lambda.Deployment;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.lambda.Graphs;
import dev.packshot.simulation.lambda.SqsEvents;
import dev.packshot.simulation.lambda.SteppedPath;
import dev.packshot.simulation.storage.BucketKey;
import dev.packshot.simulation.storage.Message;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.SimulatedQueue;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.table.Replication;
import dev.packshot.simulation.table.SimulatedTable;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.work.Background;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The production handlers over a simulated table and bucket, in a world without chance. */
final class ReplayWorld {
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
  private static final int MANY = 1_000_000;
  private static final Chance CHANCE = new Chance(1);
  private static final ApiObserver NOBODY =
      new ApiObserver() {
        @Override
        public void sent(ApiRequest request) {}

        @Override
        public void answered(ApiRequest request, Answer answer) {}
      };

  private final Scheduler scheduler = new Scheduler(START, Long.MAX_VALUE);
  private final SimulatedTable table =
      new SimulatedTable(Deployment.TABLE, scheduler::now, Replication.IMMEDIATE);
  private final SimulatedQueue queue = new SimulatedQueue(scheduler::millis);
  private final SimulatedBucket bucket =
      new SimulatedBucket(Deployment.BUCKET, scheduler::millis, object -> {});
  private final SteppedPath path = new SteppedPath(scheduler, CallNames::isStep);
  private final Fleet fleet;
  private final Gateway gateway;
  private final UploadEndpoint endpoint;
  private final String key;

  ReplayWorld(ImageJudge judge, Variant variant) {
    var history = new History(scheduler, false);
    var faults = new Faults(scheduler, CHANCE, Set.of());
    faults.end();
    var graphs =
        new Graphs(table, bucket, path, scheduler, judge, new Inline(), variant, object -> {});
    var traffic = new Traffic();
    fleet = new Fleet(scheduler, CHANCE.of("fleet"), faults, history, graphs);
    gateway = new Gateway(scheduler, faults, history, fleet, NOBODY, traffic);
    var bucketKey = new BucketKey(Deployment.SECRET, Deployment.REGION);
    endpoint = new UploadEndpoint(scheduler, faults, history, bucket, bucketKey, traffic);
    key = addKey();
  }

  private String addKey() {
    var clock = Clock.fixed(START, ZoneOffset.UTC);
    var organization = new OrganizationId(new Ids(clock, CHANCE.of("id").generator()).next());
    var random = CHANCE.of("key").generator();
    var minted = ApiKey.mint(KeyKind.CSB, random);
    var retry = new Retry(random, scheduler::sleep);
    new DynamoApiKeyRepository(new Table(table, Deployment.TABLE, retry))
        .add(minted, organization, Optional.empty(), MANY, MANY, START);
    return minted.reveal();
  }

  /** Admission before the read of the same request. */
  private static final class Inline implements Background {
    @Override
    public <T> Supplier<T> start(Supplier<T> work) {
      var result = work.get();
      return () -> result;
    }
  }

  /** Runs an actor that starts all others, until it ends. */
  void run(Runnable driver) {
    scheduler.start("driver", CHANCE.of("driver"), 0, driver);
    scheduler.run();
  }

  /** Reads the session of a partition. */
  Session session(String partition) {
    return table.partition(partition).stream()
        .filter(item -> Values.text(item, Key.SORT).equals(SessionItem.SORT))
        .findFirst()
        .map(it -> SessionItem.read(it, IdleLimit.USUAL))
        .orElseThrow();
  }

  SimulatedTable table() {
    return table;
  }

  SimulatedBucket bucket() {
    return bucket;
  }

  Instant now() {
    return scheduler.now();
  }

  void sleepUntil(Instant time) {
    scheduler.sleep(time.toEpochMilli() - scheduler.millis());
  }

  /** Starts a handler, and lets it run to its first step of the model. */
  SteppedPath.Run start(String name, Runnable body) {
    return path.start(name, CHANCE.of(name), body);
  }

  Answer send(Route route, Map<String, String> parameters, Map<String, String> query) {
    return gateway.send(ApiRequest.of(route, key, parameters).withQuery(query)).orElseThrow();
  }

  Answer send(Route route, Map<String, String> parameters, ObjectNode body) {
    var request = ApiRequest.of(route, key, parameters).withJson(body);
    return gateway.send(request).orElseThrow();
  }

  boolean post(Map<String, String> fields, byte[] file) {
    return endpoint.post(fields, file).isStored();
  }

  /** Returns the message about a version. */
  Message message(StoredObject version) {
    queue.send(version);
    var message = queue.receive(1).get(0);
    queue.delete(message);
    return message;
  }

  /** Delivers a message. Returns whether it was handled. */
  boolean deliver(Message message) {
    return fleet
        .invoke(FunctionName.UPLOADED_OBJECTS, SqsEvents.of(List.of(message), Deployment.BUCKET))
        .filter(answer -> SqsEvents.failures(answer).isEmpty())
        .isPresent();
  }

  /** Runs the hourly jobs. Returns whether they have come to their end. */
  boolean runMaintenance() {
    return fleet
        .invoke(FunctionName.MAINTENANCE, "{}".getBytes(StandardCharsets.UTF_8))
        .isPresent();
  }
}
