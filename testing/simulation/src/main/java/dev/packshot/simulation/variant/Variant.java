package dev.packshot.simulation.variant;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A planted fault.
 *
 * @param name the mistake in words
 * @param calls changes calls to the table and the bucket
 * @param answers changes the upload function's answers to the queue
 */
public record Variant(String name, UnaryOperator<SdkRequest> calls, UnaryOperator<byte[]> answers) {
  /** The production code as it is. */
  public static final Variant NONE =
      new Variant("none", UnaryOperator.identity(), UnaryOperator.identity());

  static Variant ofCalls(String name, UnaryOperator<SdkRequest> calls) {
    return new Variant(name, calls, UnaryOperator.identity());
  }

  /**
   * Returns the same variant.
   *
   * @param onChange run for each call that it changes
   */
  public Variant observed(Runnable onChange) {
    return new Variant(
        name,
        call -> {
          var changed = calls.apply(call);
          if (!changed.equals(call)) {
            onChange.run();
          }
          return changed;
        },
        answer -> {
          var changed = answers.apply(answer);
          if (!Arrays.equals(changed, answer)) {
            onChange.run();
          }
          return changed;
        });
  }

  /** Returns a call as this variant makes it. */
  @SuppressWarnings("unchecked") // a variant changes a call, not its type
  public <T extends SdkRequest> T change(T call) {
    return (T) calls.apply(call);
  }
}
