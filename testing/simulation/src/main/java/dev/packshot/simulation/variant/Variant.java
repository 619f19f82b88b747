package dev.packshot.simulation.variant;

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

  /** Returns a call as this variant makes it. */
  @SuppressWarnings("unchecked") // a variant changes a call, not its type
  public <T extends SdkRequest> T change(T call) {
    return (T) calls.apply(call);
  }
}
