package dev.packshot.simulation;

import dev.packshot.capture.CaptureItem;
import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.table.TableListener;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The schedule that starts the look-up of captures every minute, sometimes twice, as a schedule may
 * do. Runs that would find nothing are left out.
 */
final class LookUpSchedule implements TableListener {
  private static final long MINUTE_MILLIS = 60_000;
  private static final double IS_DOUBLED = 0.3;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Fleet fleet;
  private final Set<Key> open = new LinkedHashSet<>();
  private boolean isWaiting;
  private long runs;

  LookUpSchedule(Scheduler scheduler, Chance chance, Fleet fleet) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.fleet = fleet;
  }

  @Override
  public void written(
      Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    if (key.sort().startsWith(CaptureItem.SORT_PREFIX)) {
      if (after.containsKey(SessionIndex.ORDER)) {
        open.add(key);
        await();
      } else {
        open.remove(key);
      }
    }
  }

  private void await() {
    if (!isWaiting) {
      isWaiting = true;
      var name = "look-up-" + ++runs;
      long delay = MINUTE_MILLIS - scheduler.millis() % MINUTE_MILLIS;
      scheduler.start(name, chance.of(name), delay, this::run);
    }
  }

  private void run() {
    isWaiting = false;
    if (chance.happens(IS_DOUBLED)) {
      var name = "look-up-" + ++runs;
      scheduler.start(name, chance.of(name), chance.between(0, MINUTE_MILLIS), this::lookUp);
    }
    lookUp();
    if (!open.isEmpty()) {
      await();
    }
  }

  private void lookUp() {
    fleet.invoke(FunctionName.LOOK_UP, "{}".getBytes(StandardCharsets.UTF_8));
  }
}
