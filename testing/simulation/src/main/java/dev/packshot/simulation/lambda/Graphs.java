package dev.packshot.simulation.lambda;

import dev.packshot.graph.AppComponent;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.code.ZxingCodeReader;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.work.Background;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The factory of the object graphs of all instances. */
public final class Graphs implements BiFunction<Clock, Chance, AppComponent> {
  private final DynamoDbClient table;
  private final SimulatedBucket bucket;
  private final CallPath network;
  private final Scheduler scheduler;
  private final ImageJudge judge;
  private final Background background;
  private final Variant variant;
  private final Consumer<StoredObject> announced;

  /**
   * Creates a factory.
   *
   * @param announced receives the objects of which the reconciliation sends an event
   */
  public Graphs(
      DynamoDbClient table,
      SimulatedBucket bucket,
      CallPath network,
      Scheduler scheduler,
      ImageJudge judge,
      Background background,
      Variant variant,
      Consumer<StoredObject> announced) {
    this.table = table;
    this.bucket = bucket;
    this.network = network;
    this.scheduler = scheduler;
    this.judge = judge;
    this.background = background;
    this.variant = variant;
    this.announced = announced;
  }

  @Override
  public AppComponent apply(Clock clock, Chance chance) {
    return DaggerSimulationComponent.factory()
        .create(
            Deployment.settings(),
            clock,
            new FaultyTable(table, network, scheduler, variant),
            new FaultyBucket(bucket, network, variant),
            new FaultyFiles(bucket, network, variant),
            new FaultyAnnouncer(bucket, network, announced),
            Deployment::credentials,
            judge,
            new ZxingCodeReader(),
            background,
            chance.generator(),
            scheduler::sleep);
  }
}
