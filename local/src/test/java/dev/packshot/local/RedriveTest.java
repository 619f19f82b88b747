package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveTest {
  @TempDir Path data;

  @Test
  void movesDeadLettersWhereTheQueueFindsThem() throws IOException {
    var deadLetters = Files.createDirectories(data.resolve("dead-letters"));
    Files.writeString(deadLetters.resolve("one.json"), "1");
    Files.writeString(deadLetters.resolve("two.json"), "2");
    Files.writeString(deadLetters.resolve("three.0.json.damaged"), "");
    assertThat(Redrive.run(data)).startsWith("Dead letters moved back to the queue: 2.");
    assertThat(data.resolve("queue/redriven/one.json")).hasContent("1");
    assertThat(data.resolve("queue/redriven/two.json")).hasContent("2");
    assertThat(Redrive.run(data)).startsWith("There are no dead letters");
  }

  @Test
  void createsNothingInAFolderWithoutDeadLetters() {
    assertThat(Redrive.run(data)).startsWith("There are no dead letters in " + data);
    assertThat(data).isEmptyDirectory();
  }
}
