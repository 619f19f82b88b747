package dev.packshot.local.gateway;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The Jetty handler that reads a request completely, has it answered by another thread, and sends
 * the answer.
 */
final class GatewayHandler extends Handler.Abstract {
  private final BiFunction<HttpCall, byte[], HttpAnswer> backend;
  private final Executor executor;
  private final GatewayAnswers answers;
  private final Supplier<ConnectionDeadlines> deadlines;
  private final MemoryBudget budget = MemoryBudget.ofHeap();

  /**
   * Creates a handler.
   *
   * @param backend answers a request with its body; it may block
   * @param executor runs the backend
   */
  GatewayHandler(
      BiFunction<HttpCall, byte[], HttpAnswer> backend,
      Executor executor,
      GatewayAnswers answers,
      Supplier<ConnectionDeadlines> deadlines) {
    super(InvocationType.NON_BLOCKING);
    this.backend = backend;
    this.executor = executor;
    this.answers = answers;
    this.deadlines = deadlines;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    new Exchange(request, response, callback).start();
    return true;
  }

  /** One request and its response. */
  private final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final HttpCall call;

    Exchange(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.call = HttpCall.of(request);
    }

    void start() {
      deadlines.get().restart(request.getConnectionMetaData().getConnection());
      var limits = new BodyLimits(call, answers, budget);
      var refusal = limits.refusalBeforeBody(request.getLength());
      if (refusal.isPresent() && request.getHeaders().contains(HttpHeader.EXPECT)) {
        send(refusal.get()); // the client waits for our consent, and will not send the body
      } else {
        new BodyReader(request, limits, refusal, this::finish).run();
      }
    }

    private void finish(BodyReader.Outcome outcome) {
      deadlines.get().suspend(request.getConnectionMetaData().getConnection());
      if (outcome instanceof BodyReader.Received received) {
        answerLater(received.bytes());
      } else if (outcome instanceof BodyReader.Refused refused) {
        send(refused.answer());
      } else if (outcome instanceof BodyReader.Interrupted interrupted) {
        callback.failed(new QuietException.Exception(interrupted.reason())); // not worth a log line
      }
    }

    private void answerLater(byte[] body) {
      try {
        executor.execute(() -> send(answer(body)));
      } catch (RejectedExecutionException stopped) {
        budget.giveBack(body.length);
        callback.failed(stopped);
      }
    }

    private HttpAnswer answer(byte[] body) {
      try {
        return backend.apply(call, body);
      } catch (RuntimeException | Error e) {
        return answers.internalError(call);
      } finally {
        budget.giveBack(body.length);
      }
    }

    private void send(HttpAnswer answer) {
      var restarted = Callback.from(this::restartDeadline, callback);
      GatewayHandler.send(response, answer, restarted);
    }

    private void restartDeadline() {
      deadlines.get().restart(request.getConnectionMetaData().getConnection());
    }
  }

  static void send(Response response, HttpAnswer answer, Callback callback) {
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach(
            (name, values) -> {
              response.getHeaders().remove(name);
              values.forEach(value -> response.getHeaders().add(name, value));
            });
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
