package dev.packshot.cli;

import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.ObjectVersions;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Table;
import dev.packshot.session.IdleLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment on DynamoDB Local and s3proxy in this JVM, with a queue in memory. */
final class TestDeployment implements Deployment {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  static final String BUCKET = "packshot-photos";

  private static final String TABLE = "packshot";

  final EmbeddedDynamo dynamo = EmbeddedDynamo.inMemory();
  final EmbeddedS3 s3 = startS3();
  final List<EventQueue.DeadLetter> letters = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  private final Table table;

  TestDeployment() {
    PackshotTable.create(dynamo.client(), TABLE);
    table = new Table(dynamo.client(), TABLE);
  }

  /** Runs a command at which nobody can be asked. */
  Result run(String... arguments) {
    return runWith(Map.of(), NOW, arguments);
  }

  Result runWith(Map<String, String> environment, Instant now, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.unattended(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment);
    var cli = new Cli(terminal, stage -> this, Clock.fixed(now, ZoneOffset.UTC));
    int exitCode = cli.run(arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  int items() {
    return dynamo.client().scan(scan -> scan.tableName(TABLE)).count();
  }

  String dump() {
    return dynamo.client().scan(scan -> scan.tableName(TABLE)).items().toString();
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String operator() {
    return "arn:aws:iam::1:user/anna";
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public IdleLimit idleLimit() {
    return IdleLimit.USUAL;
  }

  @Override
  public PhotoBucketFiles files() {
    return new PhotoBucketFiles(s3.client(), BUCKET, Optional.of(ObjectVersions.bucket(BUCKET)));
  }

  @Override
  public EventQueue queue() {
    return new EventQueue() {
      @Override
      public State state() {
        return new State(3, 1, letters.size(), Optional.of(Duration.ofSeconds(7)));
      }

      @Override
      public List<DeadLetter> deadLetters(int limit) {
        return letters.stream().limit(limit).toList();
      }

      @Override
      public long redrive() {
        var count = letters.size();
        letters.clear();
        return count;
      }
    };
  }

  @Override
  public List<Finding> examine() {
    return findings;
  }

  @Override
  public void close() {
    // the tests stop the engines
  }

  void stop() {
    s3.close();
    dynamo.close();
  }

  private static EmbeddedS3 startS3() {
    try {
      return EmbeddedS3.in(Files.createTempDirectory("cli")).bucket(BUCKET).keepVersions().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result of a command. */
  record Result(int exitCode, String out, String err) {
    Result expect(int code) {
      if (exitCode != code) {
        throw new AssertionError("exit code " + exitCode + "\n" + out + err);
      }
      return this;
    }

    /** Returns the rest of the line that starts with a prefix. */
    String after(String prefix) {
      return err.lines()
          .filter(line -> line.startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new AssertionError(err))
          .substring(prefix.length());
    }
  }
}
