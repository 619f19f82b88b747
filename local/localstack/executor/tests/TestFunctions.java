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

/** The functions of the executor's tests. */
public final class TestFunctions {
  private TestFunctions() {}

  /** A function that returns its process id and its event. */
  public static class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      write(response, "{\"pid\":" + pid() + ",\"event\":" + text(event) + "}");
    }
  }

  /** A function that throws an exception. */
  public static class Throwing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) {
      throw new IllegalStateException("thrown on purpose");
    }
  }

  /** A function whose constructor throws an exception. */
  public static class ThrowingInInit extends Echo {
    public ThrowingInInit() {
      throw new IllegalStateException("no such table");
    }
  }

  /** A function that sleeps for five minutes if its event is "sleep". */
  public static class Sleeping extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      if (text(event).equals("\"sleep\"")) {
        sleep();
      }
      write(response, "{\"pid\":" + pid() + "}");
    }

    private static void sleep() {
      try {
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A function that halts its process if its event is "exit". */
  public static class Exiting extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      if (text(event).equals("\"exit\"")) {
        Runtime.getRuntime().halt(3);
      }
      write(response, "{\"pid\":" + pid() + "}");
    }
  }

  /** A function that prints its event to both streams and to the log. */
  public static class Printing extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      var word = text(event).replace("\"", "");
      System.out.println("{\"batchItemFailures\":[]} to standard output, " + word);
      System.err.println("to standard error, " + word);
      context.getLogger().log("to the logger, " + word + "\n");
      write(response, "\"" + word + "\"");
    }
  }

  /** A function whose response is larger than Lambda's limit. */
  public static class LargeResponse extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      write(response, "\"" + "x".repeat(7 * 1024 * 1024) + "\"");
    }
  }

  /** A function that creates a file and returns when the number of files in its event exists. */
  public static class Meeting extends Echo {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context)
        throws IOException {
      var folder = Path.of(System.getenv("MEETING_POINT"));
      Files.createFile(folder.resolve(context.getAwsRequestId()));
      int expected = Integer.parseInt(text(event));
      while (context.getRemainingTimeInMillis() > 1_000 && countFiles(folder) < expected) {
        Thread.onSpinWait();
      }
      write(response, "{\"pid\":" + pid() + ",\"present\":" + countFiles(folder) + "}");
    }

    private static long countFiles(Path folder) throws IOException {
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

  private static void write(OutputStream response, String text) throws IOException {
    response.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
