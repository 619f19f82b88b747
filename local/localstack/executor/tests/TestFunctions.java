import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Functions that do what the executor has to stand, each a nested class. */
public final class Misbehaving {
  private Misbehaving() {}

  /** Answers with its process and with what it was sent. */
  public static class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      say(answer, "{\"pid\":" + pid() + ",\"event\":" + text(event) + "}");
    }
  }

  public static class Throws implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
      throw new IllegalStateException("thrown on purpose");
    }
  }

  public static class ThrowsInInit extends Echo {
    public ThrowsInInit() {
      throw new IllegalStateException("no such table");
    }
  }

  public static class Sleeps extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      if (text(event).equals("\"sleep\"")) {
        sleep();
      }
      say(answer, "{\"pid\":" + pid() + "}");
    }

    private static void sleep() {
      try {
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public static class Exits extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      if (text(event).equals("\"exit\"")) {
        Runtime.getRuntime().halt(3);
      }
      say(answer, "{\"pid\":" + pid() + "}");
    }
  }

  public static class Prints extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      var word = text(event).replace("\"", "");
      System.out.println("{\"batchItemFailures\":[]} by the way, " + word);
      System.err.println("and to the other stream, " + word);
      context.getLogger().log("through the logger, " + word + "\n");
      say(answer, "\"" + word + "\"");
    }
  }

  public static class SaysTooMuch extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      say(answer, "\"" + "x".repeat(7 * 1024 * 1024) + "\"");
    }
  }

  /** Leaves a file behind, and answers once there are as many as were asked for. */
  public static class Waits extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      var folder = Path.of(System.getenv("MEETING_POINT"));
      Files.createFile(folder.resolve(context.getAwsRequestId()));
      int wanted = Integer.parseInt(text(event));
      while (context.getRemainingTimeInMillis() > 1_000 && present(folder) < wanted) {
        Thread.onSpinWait();
      }
      say(answer, "{\"pid\":" + pid() + ",\"present\":" + present(folder) + "}");
    }

    private static long present(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.count();
      }
    }
  }

  private static String text(InputStream event) throws IOException {
    return new String(event.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long pid() {
    return ManagementFactory.getRuntimeMXBean().getPid();
  }

  private static void say(OutputStream answer, String text) throws IOException {
    answer.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
