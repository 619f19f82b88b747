package dev.packshot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of comments on types, in every module: they open with what the type is. */
class TypeCommentsTest {
  private static final Path ROOT = Path.of("..");

  /** A Javadoc comment, then annotations and modifiers, then the keyword of a type. */
  private static final Pattern COMMENTED_TYPE =
      Pattern.compile(
          "/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*"
              + "(?:@[\\w.]+(?:\\([^)]*\\))?\\s*(?://[^\\n]*\\s*)?)*"
              + "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
              + "(?:class|interface|record|enum|@interface)\\s+(\\w+)");

  private static final Pattern RELATIVE_WORD =
      Pattern.compile("^(?:What|Who|Whose|Where|When|How|Which|Whether|Why|That|If|Has|Is)\\b.*");

  @Test
  void openWithANounPhraseInEveryModule() throws IOException {
    var comments = new ArrayList<String>();
    try (var files = Files.walk(ROOT)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .forEach(
              file -> violations(read(file)).map(it -> file + ": " + it).forEach(comments::add));
    }
    assertThat(comments).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** What a photo shows. */\npublic final class Planted {}",
        "/**\n * Whose credential it is.\n */\n@Singleton\nfinal class Planted {}",
        "class Known {\n  /** Whether it is. */\n  private static final record Planted() {}\n}",
        "/** Where it lies. */\n@SuppressWarnings(\"unused\") // why\nsealed interface Planted {}"
      })
  void reportsARelativeWord(String source) {
    assertThat(violations(source)).singleElement().asString().startsWith("Planted: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** A table of directory entries. */\nfinal class Known {}",
        "/** Thrown when a table is full. */\nfinal class Known {}",
        "final class Known {\n  /** Whether it is. */\n  boolean is() { return true; }\n}"
      })
  void acceptsANounPhrase(String source) {
    assertThat(violations(source)).isEmpty();
  }

  private static Stream<String> violations(String source) {
    var violations = new ArrayList<String>();
    var matcher = COMMENTED_TYPE.matcher(source);
    while (matcher.find()) {
      var comment = matcher.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
      if (RELATIVE_WORD.matcher(comment).matches()) {
        violations.add(matcher.group(2) + ": " + comment);
      }
    }
    return List.copyOf(violations).stream();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
