package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
  private static final URI URL = URI.create("http://127.0.0.1:8080");

  @TempDir Path folder;
  private final DemoAccess access = DemoAccess.mint(new Ids(Clock.systemUTC()));

  @Test
  void isLinesThatAShellCanRead() throws Exception {
    file().write(URL, access);
    assertThat(folder.resolve("demo.env"))
        .hasContent(
            """
            URL=http://127.0.0.1:8080
            KEY=%s
            CPK_KEY=%s
            LIMITED_KEY=%s
            ORG=%s
            """
                .formatted(
                    access.key().reveal(),
                    access.publishable().reveal(),
                    access.limited().reveal(),
                    access.organization()));
    assertThat(folder.toFile().list()).containsExactly("demo.env");
  }

  @Test
  void isNotThereBetweenTwoRunsButItsKeysAreKept() {
    file().write(URL, access);
    assertThat(file().takeAway()).hasValueSatisfying(this::isSame);
    assertThat(folder.resolve("demo.env")).doesNotExist();
    assertThat(file().takeAway()).as("after a start that failed").hasValueSatisfying(this::isSame);
  }

  @Test
  void isMadeAnewWhereItIsNoFileOfOurs() throws Exception {
    assertThat(file().takeAway()).isEmpty();
    Files.writeString(folder.resolve("demo.env"), "KEY=csb_broken\nnonsense\n=\n");
    assertThat(file().takeAway()).isEmpty();
  }

  private void isSame(DemoAccess other) {
    assertThat(other.key().reveal()).isEqualTo(access.key().reveal());
    assertThat(other.publishable().reveal()).isEqualTo(access.publishable().reveal());
    assertThat(other.limited().reveal()).isEqualTo(access.limited().reveal());
    assertThat(other.organization()).isEqualTo(access.organization());
  }

  private DemoFile file() {
    return new DemoFile(folder.resolve("demo.env"));
  }
}
