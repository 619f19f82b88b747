package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.gs1.ScannedCode.Kind;
import dev.packshot.python.PythonProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same random texts, read here and by the Python package biip. */
class BiipComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 5_000;

  private static final List<Case> cases = new ArrayList<>();
  private static JsonNode answers;

  private record Case(String reader, String text) {}

  @BeforeAll
  static void readWithBiip() throws IOException, InterruptedException {
    var biip = PythonProgram.require("biip_peer.py", "biip.txt");
    var texts = new RandomTexts(new Random(20));
    add("message", texts::message);
    add("link", texts::link);
    add("gtin", texts::number);
    add("upc_e", texts::upcE);
    var input = Path.of("target", "biip-cases.json");
    var output = Path.of("target", "biip-answers.json");
    JSON.writeValue(input.toFile(), cases);
    biip.run(input.toString(), output.toString());
    answers = JSON.readTree(output.toFile());
  }

  private static void add(String reader, Supplier<String> texts) {
    Stream.generate(texts).limit(CASES).forEach(text -> cases.add(new Case(reader, text)));
  }

  @Test
  void readsElementStringsAsBiipDoes() {
    compare("message", text -> elements(text, Kind.ELEMENT_STRING));
  }

  @Test
  void readsDigitalLinksAsBiipDoes() {
    compare("link", text -> elements(text, Kind.DIGITAL_LINK));
  }

  @Test
  void readsNumbersAsBiipDoes() {
    compare(
        "gtin",
        text ->
            Gtin.parse(text)
                .map(gtin -> List.<Object>of(gtin.digits(), isRestricted(gtin)))
                .orElse(null));
  }

  @Test
  void expandsUpcEAsBiipDoes() {
    compare("upc_e", text -> UpcE.expanded(text).orElse(null));
  }

  /** biip calls no GTIN-14 restricted, whatever it is made of. */
  private static boolean isRestricted(Gtin gtin) {
    return gtin.isRestricted() && gtin.digits().startsWith("0");
  }

  private static Object elements(String text, Kind kind) {
    var code = ScannedText.read(text);
    return code.kind() == kind && code.fault().isEmpty()
        ? code.elements().entrySet().stream()
            .map(entry -> List.of(entry.getKey(), entry.getValue()))
            .toList()
        : null;
  }

  private static void compare(String reader, Function<String, Object> ours) {
    int accepted = 0;
    int refused = 0;
    var differences = new LinkedHashMap<String, String>();
    for (int at = 0; at < cases.size(); at++) {
      if (cases.get(at).reader.equals(reader)) {
        var text = cases.get(at).text;
        var theirs = answers.get("answers").get(at);
        JsonNode mine = JSON.valueToTree(ours.apply(text));
        accepted += theirs.isNull() ? 0 : 1;
        refused += theirs.isNull() ? 1 : 0;
        if (!mine.equals(theirs)) {
          differences.put(text, mine + " here, " + theirs + " there");
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(accepted).isGreaterThan(CASES / 10);
    assertThat(refused).isGreaterThan(CASES / 10);
  }

  /** biip writes a few formats in other words; the values that they allow are the same. */
  private static final Map<String, String> SAME_FORMAT =
      Map.of(
          "N3+N..12", "N3[+N3+N3+N3+N3]",
          "N6+[-]", "N6[+X1]",
          "N8[+N..4]", "N8[+N2+N2]",
          "N18+[N1..N2]", "N18[+N..2]");

  @Test
  void hasTheTableOfBiip() {
    var differences = new LinkedHashMap<String, String>();
    var table = answers.get("table");
    ApplicationIdentifiers.all()
        .forEach(
            (code, identifier) -> {
              var theirs = table.path(code);
              var format = theirs.path(0).asText();
              if (!identifier.format().toString().equals(SAME_FORMAT.getOrDefault(format, format))
                  || identifier.isPredefined() == theirs.path(1).asBoolean(true)) {
                differences.put(code, identifier.format() + " here, " + theirs + " there");
              }
            });
    assertThat(differences).isEmpty();
    assertThat(ApplicationIdentifiers.all()).hasSameSizeAs(table);
  }
}
