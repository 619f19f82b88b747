package dev.packshot.local.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The times until which each connection must have sent the headers of its next request, or the rest
 * of a body. A connection that is late is closed, however slowly or fast its bytes arrive.
 */
final class ConnectionDeadlines implements Connection.Listener {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Long NONE = Long.MAX_VALUE;

  private final Duration limit;
  private final Map<Connection, Long> deadlines = new ConcurrentHashMap<>();

  ConnectionDeadlines(Duration limit) {
    this.limit = limit;
  }

  /** Checks the deadlines for as long as the scheduler runs. */
  void checkPeriodically(Scheduler scheduler) {
    scheduler.schedule(
        () -> {
          closeLate();
          checkPeriodically(scheduler);
        },
        INTERVAL.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Starts the time of a connection. TLS has none of its own: the HTTP in it starts with it. */
  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof SslConnection)) {
      deadlines.put(connection, fromNow());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    deadlines.remove(connection);
  }

  /** Gives the connection its full time again. */
  void restart(Connection connection) {
    deadlines.replace(connection, fromNow());
  }

  /** Gives the connection any time, because now it waits for us. */
  void suspend(Connection connection) {
    deadlines.replace(connection, NONE);
  }

  private long fromNow() {
    return System.nanoTime() + limit.toNanos();
  }

  private void closeLate() {
    long now = System.nanoTime();
    deadlines.forEach(
        (connection, deadline) -> {
          if (!deadline.equals(NONE) && deadline - now < 0) {
            connection.getEndPoint().close();
          }
        });
  }
}
