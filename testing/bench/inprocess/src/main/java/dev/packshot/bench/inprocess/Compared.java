package dev.packshot.bench.inprocess;

import java.util.Collections;
import java.util.List;

/**
 * A route as our function serves it, and the bare calls that it makes.
 *
 * @param slow whether it waits for S3, so that fewer calls must do
 */
record Compared(String route, boolean slow, Work ours, Work bare) {

  /** Makes calls ready, each with whatever it needs of its own; that is not measured. */
  interface Work {
    List<Cost.Call> calls(int count) throws Exception;
  }

  /** The same call over and over. */
  static Work same(Cost.Call call) {
    return count -> Collections.nCopies(count, call);
  }
}
