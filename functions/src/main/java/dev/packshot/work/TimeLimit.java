package dev.packshot.work;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A limit of the time that a blocking call of another server takes, whatever the server does. */
public record TimeLimit(Background background, Duration time) {
  /** A blocking call. */
  public interface Call<T> {
    T run() throws IOException;
  }

  /**
   * Makes a call and returns its result.
   *
   * @param end ends the call, which then fails; it runs if there is no result
   * @throws IOException if the call fails or takes too long
   */
  public <T> T call(Call<T> call, Runnable end) throws IOException {
    var result = new FutureTask<T>(call::run);
    start(result);
    try {
      return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      start(end); // it may block as well
      throw new IOException("no answer within " + time.toSeconds() + " seconds");
    } catch (ExecutionException failed) {
      end.run();
      throw new IOException(failed.getCause().toString());
    } catch (InterruptedException interrupted) {
      end.run();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private void start(Runnable work) {
    Supplier<Boolean> unused =
        background.start(
            () -> {
              work.run();
              return true;
            });
  }
}
