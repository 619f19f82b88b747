package dev.packshot.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/**
 * The reading of a request's body as its bytes arrive. No thread waits for them. A refused body is
 * read and discarded, because many clients read the answer only after they have sent the body.
 */
final class BodyReader implements Runnable {
  /** The outcome of reading. */
  sealed interface Outcome {}

  /** A body that was received completely. Its bytes must be given back to the budget. */
  static final class Received implements Outcome {
    private final byte[] bytes;

    private Received(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** A body that was refused. */
  record Refused(HttpAnswer answer) implements Outcome {}

  /** A body that will never be complete, because its client is gone. */
  record Interrupted(Throwable reason) implements Outcome {}

  /** The most bytes that are discarded. */
  private static final long MAX_DISCARDED_BYTES = 100L * 1024 * 1024;

  private final Content.Source source;
  private final BodyLimits limits;
  private final Consumer<Outcome> onEnd;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Optional<HttpAnswer> refusal;
  private long discarded;

  /**
   * Creates a reader, which is run to start it.
   *
   * @param refusal the answer if the body is refused before it is read
   */
  BodyReader(
      Content.Source source,
      BodyLimits limits,
      Optional<HttpAnswer> refusal,
      Consumer<Outcome> onEnd) {
    this.source = source;
    this.limits = limits;
    this.refusal = refusal;
    this.onEnd = onEnd;
  }

  @Override
  public void run() {
    while (true) {
      var chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        interrupt(chunk.getFailure());
        return;
      }
      take(chunk.getByteBuffer());
      chunk.release();
      if (chunk.isLast() || discarded > MAX_DISCARDED_BYTES) {
        end();
        return;
      }
    }
  }

  private void take(ByteBuffer bytes) {
    int size = bytes.remaining();
    if (refusal.isEmpty()) {
      refusal = limits.refusal(body.size(), size);
      refusal.ifPresent(refused -> forget());
    }
    if (refusal.isPresent()) {
      discarded += size;
      return;
    }
    var copy = new byte[size];
    bytes.get(copy);
    body.writeBytes(copy);
  }

  private void forget() {
    limits.giveBack(body.size());
    body.reset();
  }

  private void interrupt(Throwable reason) {
    forget();
    onEnd.accept(new Interrupted(reason));
  }

  private void end() {
    onEnd.accept(
        refusal.isPresent() ? new Refused(refusal.get()) : new Received(body.toByteArray()));
  }
}
