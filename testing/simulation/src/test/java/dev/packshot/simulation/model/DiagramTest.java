package dev.packshot.simulation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The diagram of docs/photo-life.md has the transitions of the model, and no others. */
class DiagramTest {
  private static final Path DOCUMENT = Path.of("../../docs/photo-life.md");
  private static final Pattern ARROW = Pattern.compile("  (\\w+) --> (\\w+): (.+)");

  /** The words of the diagram for the calls that change what a photo is. */
  private static final Map<Enum<?>, String> WORDS =
      Map.of(
          DeletionRequest.Part.DELETE, "deleted",
          Call.JUDGE, "judged",
          Call.ADOPT, "judged",
          Call.ADOPT_ENDED, "judged",
          Call.ADOPT_BEYOND, "session full",
          Registration.Part.COUNT, "registered",
          Registration.Part.ADD, "registered",
          Classification.UPDATE, "classified");

  @Test
  void drawsTheTransitionsOfTheModel() throws IOException {
    var drawn = new TreeSet<String>();
    for (var line : Files.readAllLines(DOCUMENT)) {
      var arrow = ARROW.matcher(line);
      if (arrow.matches()) {
        drawn.add(arrow.group(1) + " --> " + arrow.group(2) + ": " + arrow.group(3));
      }
    }
    assertThat(drawn).isEqualTo(transitions());
  }

  private static Set<String> transitions() {
    var all = new TreeSet<String>();
    for (var scenario : Scenarios.SMALL) {
      var checker = new Checker(scenario);
      checker.run();
      checker.transitions().keySet().stream()
          .filter(it -> it.changesItem() && WORDS.containsKey(it.from()))
          .map(it -> it.photoBefore() + " --> " + it.photoAfter() + ": " + WORDS.get(it.from()))
          .forEach(all::add);
    }
    return all;
  }
}
