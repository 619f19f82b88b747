package dev.packshot.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The simulated table serves the functions' repositories as DynamoDB Local does. */
class RepositoriesTest {
  private static final String TABLE = "packshot";

  @Test
  void answersEveryCallOfTheRepositoriesLikeDynamoDbLocal() {
    var simulated =
        new RecordingClient(
            new SimulatedTable(TABLE, InstantSource.system(), Replication.IMMEDIATE));
    var results = new RepositoryScenarios(simulated, TABLE).run();
    try (var engine = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(engine.client(), TABLE);
      var local = new RecordingClient(engine.client());
      assertThat(results).isEqualTo(new RepositoryScenarios(local, TABLE).run());
      for (int call = 0; call < local.calls().size(); call++) {
        assertThat(simulated.calls().get(call)).isEqualTo(local.calls().get(call));
      }
      assertThat(simulated.calls()).hasSameSizeAs(local.calls());
    }
  }
}
