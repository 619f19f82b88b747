package dev.packshot.simulation;

import dev.packshot.dynamo.Retry;
import dev.packshot.dynamo.Table;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.simulation.api.Gateway;
import dev.packshot.simulation.api.Traffic;
import dev.packshot.simulation.api.UploadEndpoint;
import dev.packshot.simulation.client.CameraRoll;
import dev.packshot.simulation.client.Crowd;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.lambda.Deployment;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.lambda.Graphs;
import dev.packshot.simulation.lambda.Network;
import dev.packshot.simulation.lambda.SimulatedBackground;
import dev.packshot.simulation.lambda.UploadEventSource;
import dev.packshot.simulation.promise.Promises;
import dev.packshot.simulation.promise.Stored;
import dev.packshot.simulation.storage.BucketKey;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.SimulatedQueue;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.table.SimulatedTable;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated world: two organizations whose apps take photos while everything fails, until the
 * last client has ended and everything has settled.
 */
public final class World {
  private static final Instant START = Instant.parse("2026-01-31T22:00:00Z");
  private static final long HOUR = 3_600_000;
  private static final long MAX_STEPS_PER_LIFE = 20_000;
  private static final int SETTLING_HOURS = 48;
  private static final double LATE_JOBS = 0.1;

  private final WorldPlan plan;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final History history;
  private final SimulatedTable table;
  private final Fleet fleet;
  private final UploadEventSource events;
  private final Gateway gateway;
  private final Population population;
  private final Promises promises;
  private final Stored stored;
  private final Traffic traffic = new Traffic();
  private final Set<String> changedPartitions = new LinkedHashSet<>();
  private boolean closing;

  /**
   * Creates a world.
   *
   * @param recorded whether its history is kept
   */
  public World(WorldPlan plan, ImageJudge judge, boolean recorded) {
    this(plan, judge, Variant.NONE, recorded);
  }

  /** Creates a world in which the production code is a variant of itself. */
  World(WorldPlan plan, ImageJudge judge, Variant variant, boolean recorded) {
    this.plan = plan;
    scheduler = new Scheduler(START, MAX_STEPS_PER_LIFE * (plan.lives() + 10L));
    chance = new Chance(plan.seed());
    faults = new Faults(scheduler, chance.of("faults"), plan.withoutFaults());
    history = new History(scheduler, recorded);
    table =
        new SimulatedTable(Deployment.TABLE, scheduler::now, new LaggingIndex(scheduler, faults));
    table.add((key, before, after) -> changedPartitions.add(key.partition()));
    var queue = new SimulatedQueue(scheduler::millis);
    var bucket =
        new SimulatedBucket(
            Deployment.BUCKET, scheduler::millis, this::announce, this::announceRemoval);
    stored = new Stored(table, bucket, queue);
    fleet =
        new Fleet(scheduler, chance.of("fleet"), faults, history, graphs(bucket, judge, variant));
    table.add(new LookUpSchedule(scheduler, chance.of("look-ups"), fleet));
    events =
        new UploadEventSource(
            scheduler,
            chance.of("events"),
            faults,
            history,
            queue,
            fleet,
            bucket,
            variant,
            message -> promises().handled(message, stored));
    population =
        new Population(
            plan, scheduler, chance, faults, new Table(table, Deployment.TABLE, noRetries()));
    promises =
        new Promises(
            population.organizationsOfKeys(),
            population.revokedKeys(),
            CameraRoll::isPicture,
            CameraRoll.hashesOfCodes(),
            scheduler::millis);
    gateway = new Gateway(scheduler, faults, history, fleet, promises, traffic);
    var endpoint =
        new UploadEndpoint(
            scheduler,
            faults,
            history,
            bucket,
            new BucketKey(Deployment.SECRET, Deployment.REGION),
            traffic);
    var crowd = new Crowd(scheduler, chance.of("crowd"), this::close);
    population.settle(crowd, gateway, endpoint, events, fleet);
    population.settleBucketUser(bucket, fleet);
  }

  /** Runs the world to its end. */
  public WorldResult run() {
    scheduler.start("maintenance", chance.of("maintenance"), firstJobs(), this::maintain);
    Optional<Throwable> failure = Optional.empty();
    try {
      scheduler.run();
    } catch (Error | RuntimeException thrown) {
      failure = Optional.of(thrown);
    }
    return new WorldResult(
        plan,
        population.lives(),
        scheduler.steps(),
        faults.injected(),
        traffic.counts(),
        population.clients(),
        failure,
        history.lines());
  }

  private Graphs graphs(SimulatedBucket bucket, ImageJudge judge, Variant variant) {
    return new Graphs(
        table,
        bucket,
        new Network(scheduler, faults, history, this::checkChanges),
        scheduler,
        judge,
        new SimulatedBackground(scheduler),
        variant,
        object -> events().announce(object));
  }

  /** Returns the retries of calls that never fail. */
  private Retry noRetries() {
    return new Retry(chance.of("retries").generator(), scheduler::sleep);
  }

  private UploadEventSource events() {
    return events;
  }

  private Promises promises() {
    return promises;
  }

  private void announce(StoredObject object) {
    events.stored(object);
  }

  private void announceRemoval(StoredObject object) {
    events.removed(object);
  }

  private void checkChanges() {
    var changed = List.copyOf(changedPartitions);
    changedPartitions.clear();
    changed.forEach(partition -> promises.changed(partition, stored));
  }

  /** Returns when the hourly jobs run first: in some worlds, they fail for a day or more. */
  private long firstJobs() {
    var first = chance.of("first jobs");
    return first.happens(LATE_JOBS) ? first.between(24 * HOUR, 48 * HOUR) : HOUR;
  }

  private void maintain() {
    while (!closing) {
      runJobs();
      scheduler.sleep(scheduler.running().chance().between(HOUR, 12 * HOUR));
    }
  }

  private void runJobs() {
    table.deleteExpired(scheduler.now());
    fleet.invoke(FunctionName.MAINTENANCE, "{}".getBytes(StandardCharsets.UTF_8));
    fleet.invoke(FunctionName.RECONCILIATION, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Ends all faults after the last client, and checks the world when everything has settled. */
  private void close() {
    if (!closing) {
      closing = true;
      scheduler.start("closing", chance.of("closing"), HOUR, this::settle);
    }
  }

  private void settle() {
    faults.end();
    awaitQuiet();
    events.redrive();
    awaitQuiet();
    // an object has to be some time old before its event counts as lost, and a deletion ends when
    // no form is valid any longer
    scheduler.sleep(2 * HOUR);
    runJobs();
    awaitQuiet();
    promises.settled(stored);
    population.readAll(gateway);
  }

  private void awaitQuiet() {
    for (int hour = 0; hour < SETTLING_HOURS && !events.isQuiet(); hour++) {
      scheduler.sleep(HOUR);
    }
  }
}
