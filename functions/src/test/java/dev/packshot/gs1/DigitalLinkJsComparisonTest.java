package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.gs1.ScannedCode.Kind;
import dev.packshot.node.NodeProject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same random links, read here and by the npm package digital-link.js. It is a second opinion
 * on the path only: in a query it accepts any value.
 */
class DigitalLinkJsComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 3_000;

  private static List<String> links;
  private static JsonNode answers;

  @BeforeAll
  static void readWithDigitalLinkJs() throws IOException, InterruptedException {
    var peer = NodeProject.require("digital-link");
    var texts = new RandomTexts(new Random(21));
    links = Stream.generate(texts::linkOfAGtin).limit(CASES).toList();
    JSON.writeValue(peer.file("cases.json").toFile(), links);
    var output = peer.node("read.mjs");
    assertThat(output.exit()).as(output.text()).isZero();
    answers = JSON.readTree(peer.file("answers.json").toFile());
  }

  /** Its grammar lacks AI 235 and some keys, and refuses many values that have percent codes. */
  private static boolean isWithinItsGrammar(String link) {
    return link.contains("/01/") && !link.contains("/235/") && link.matches("[A-Za-z0-9/:._-]*");
  }

  @Test
  void readsPathsAsDigitalLinkJsDoes() {
    int accepted = 0;
    var differences = new LinkedHashMap<String, String>();
    for (int at = 0; at < links.size(); at++) {
      var code = ScannedText.read(links.get(at));
      boolean isLink = code.kind() == Kind.DIGITAL_LINK && code.fault().isEmpty();
      JsonNode mine = JSON.valueToTree(isLink ? code.elements() : null);
      var theirs = answers.get(at).isNull() ? answers.get(at) : answers.get(at).get("values");
      accepted += isLink ? 1 : 0;
      if (!mine.equals(theirs) && (!theirs.isNull() || isWithinItsGrammar(links.get(at)))) {
        differences.put(links.get(at), mine + " here, " + theirs + " there");
      }
    }
    assertThat(differences).isEmpty();
    assertThat(accepted).isGreaterThan(CASES / 10);
  }

  @Test
  void recognizesTheGtinsThatItCompresses() {
    int compressed = 0;
    var missed = new LinkedHashMap<String, String>();
    for (int at = 0; at < links.size(); at++) {
      var link = answers.get(at).path("compressed").asText("");
      if (!link.isEmpty()) {
        compressed++;
        if (!ScannedText.read(link).fault().orElse("").contains("compressed")) {
          missed.put(links.get(at), link + " there");
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(compressed).isGreaterThan(CASES / 10);
  }
}
