package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.id.Ids;
import dev.packshot.id.UserId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessOfDataTest {
  private static final URI URL = URI.create("http://127.0.0.1:8080");

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private final Ids ids = new Ids(Clock.systemUTC());
  private DataFolder data;

  @BeforeEach
  void open() {
    data = DataFolder.open(folder);
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void keepsTheKeysOfAnEarlierRun() {
    var first = start();
    assertThat(start().key().reveal()).isEqualTo(first.key().reveal());
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KEY=csb_", "\u0000\u0001"})
  void keepsTheOrganizationWhenTheKeysAreLost(String damaged) throws IOException {
    var first = start();
    Files.writeString(data.demoEnv(), damaged);
    var second = start();
    assertThat(second.organization()).isEqualTo(first.organization());
    assertThat(second.key().reveal()).isNotEqualTo(first.key().reveal());
    assertThat(log).singleElement().asString().contains("demo.env is missing or damaged");
  }

  @Test
  void refusesToStartAsAnotherOrganizationWhileThereIsData() throws IOException {
    start();
    Files.delete(data.demoEnv());
    Files.writeString(folder.resolve("organization"), "");
    Files.writeString(data.database(), "items");
    assertThatThrownBy(this::start)
        .isInstanceOf(StartupException.class)
        .hasMessageContainingAll("demo.env is missing or damaged", "DATA=");
  }

  @Test
  void keepsTheFirstKeysIfTheRunNeverBecomesReady() {
    var first = new AccessOfData(data, ids, log::add).of(new DemoFile(data.demoEnv(), ids));
    assertThat(start().key().reveal()).isEqualTo(first.key().reveal());
    assertThat(log).isEmpty();
  }

  @Test
  void createsAnOrganizationForAnEmptyFolder() throws IOException {
    var access = start();
    assertThat(Files.readString(folder.resolve("organization")).strip())
        .isEqualTo(access.organization().toString());
    assertThat(log).isEmpty();
  }

  /** Starts and becomes ready. */
  private DemoAccess start() {
    var file = new DemoFile(data.demoEnv(), ids);
    var access = new AccessOfData(data, ids, log::add).of(file);
    file.write(URL, access, new DemoUser(new UserId(ids.next()), "http://127.0.0.1:1", "a.b.c"));
    return access;
  }
}
