package dev.packshot.simulation.promise;

import dev.packshot.auth.ApiKeyItem;
import dev.packshot.dynamo.Values;

/** The promise that a key is never used more often in a window than its limit allows. */
public final class LimitsHold implements Promise {
  /** The limit of all keys of a world, in requests a minute. */
  public static final long PER_MINUTE = 20;

  @Override
  public String text() {
    return "No key is admitted more often than its limit allows.";
  }

  @Override
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(ApiKeyItem.PARTITION_PREFIX)) {
      var item = stored.partition(partition).get(0);
      for (var name : item.keySet()) {
        if (name.matches("m\\d+") && Values.number(item, name) > PER_MINUTE) {
          broken(partition + " was used " + Values.number(item, name) + " times in " + name + ".");
        }
      }
    }
  }
}
