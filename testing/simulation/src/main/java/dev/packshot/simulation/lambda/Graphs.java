package dev.packshot.simulation.lambda;

import dev.packshot.graph.AppComponent;
import dev.packshot.graph.Settings;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.store.SigningCredentials;
import java.time.Clock;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The factory of the object graphs of all instances. */
public final class Graphs implements BiFunction<Clock, Chance, AppComponent> {
  private final Settings settings;
  private final DynamoDbClient table;
  private final SimulatedBucket bucket;
  private final SigningCredentials credentials;
  private final Network network;
  private final Scheduler scheduler;
  private final ImageJudge judge;
  private final Variant variant;

  public Graphs(
      Settings settings,
      DynamoDbClient table,
      SimulatedBucket bucket,
      SigningCredentials credentials,
      Network network,
      Scheduler scheduler,
      ImageJudge judge,
      Variant variant) {
    this.settings = settings;
    this.table = table;
    this.bucket = bucket;
    this.credentials = credentials;
    this.network = network;
    this.scheduler = scheduler;
    this.judge = judge;
    this.variant = variant;
  }

  @Override
  public AppComponent apply(Clock clock, Chance chance) {
    return DaggerSimulationComponent.factory()
        .create(
            settings,
            clock,
            new FaultyTable(table, network, scheduler, variant),
            new FaultyBucket(bucket, network, variant),
            () -> credentials,
            judge,
            new SimulatedBackground(scheduler),
            chance.generator(),
            scheduler::sleep);
  }
}
