package dev.packshot.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sessions of {@code make soak}, and a few with all other tests. {@code soak.sessions} is their
 * number, {@code soak.seed} repeats the choices of the phones.
 */
class SoakTest {
  private static final int FEW = 6;

  @TempDir Path folder;

  @Test
  void everyAcceptedObjectIsInOneStateAndEveryCounterEqualsItsRows()
      throws IOException, InterruptedException {
    var seed = Long.getLong("soak.seed", ThreadLocalRandom.current().nextLong());
    var soak = new Soak(folder, Integer.getInteger("soak.sessions", FEW), seed);
    var faults = soak.run();
    System.out.println("soak: " + soak.summary() + "; " + faults.size() + " wrong; seed " + seed);
    assertThat(soak.surprises()).as("unexpected answers, seed " + seed).isEmpty();
    assertThat(faults).as("seed " + seed).isEmpty();
  }
}
