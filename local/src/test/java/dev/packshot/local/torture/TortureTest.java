package dev.packshot.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The campaign of {@code make torture}, and a short one with all other tests. {@code
 * torture.minutes} is its length, {@code torture.seed} repeats its choices.
 */
class TortureTest {
  private static final Duration SHORT = Duration.ofSeconds(8);

  @TempDir Path folder;

  @Test
  void losesNothingThatWasAnsweredWhenItIsKilledAtRandom()
      throws IOException, InterruptedException {
    var seed = Long.getLong("torture.seed", ThreadLocalRandom.current().nextLong());
    var campaign = new Campaign(folder, seed);
    campaign.run(length());
    var losses = campaign.reconcile();
    System.out.println(
        "torture: " + campaign.summary() + "; " + losses.size() + " lost; seed " + seed);
    assertThat(campaign.writes()).isPositive();
    assertThat(campaign.surprises()).as("answers that no kill explains, seed " + seed).isEmpty();
    assertThat(losses).as("seed " + seed).isEmpty();
  }

  private static Duration length() {
    var minutes = Integer.getInteger("torture.minutes");
    return minutes == null ? SHORT : Duration.ofMinutes(minutes);
  }
}
