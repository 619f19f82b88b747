package dev.packshot.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Key KEY = new Key("EXPRESSION", "TEST");

  @Test
  void putsSetsBeforeRemovesAndUsesEachNameOnce() {
    var change =
        new Expression()
            .remove("old")
            .set("map", "size", Values.text("1"))
            .set("map", "old", Values.text("2"))
            .remove("map", "size")
            .change(KEY, "attribute_exists(pk)");
    assertThat(change.expression())
        .isEqualTo("SET #n1.#n2 = :v0, #n1.#n0 = :v1 REMOVE #n0, #n1.#n2");
    assertThat(change.names()).isEqualTo(Map.of("#n0", "old", "#n1", "map", "#n2", "size"));
    assertThat(change.values()).isEqualTo(Map.of(":v0", Values.text("1"), ":v1", Values.text("2")));
  }

  @Test
  void saysNothingWhereNothingWasAskedFor() {
    var change = new Expression().change(KEY, "");
    assertThat(change.expression()).isEmpty();
    assertThat(change.names()).isEmpty();
    assertThat(change.values()).isEmpty();
  }

  @Test
  void writesNamesThatAreWordsOfDynamoOrHoldItsSigns() {
    var app = new TestApp();
    var table = new Table(TestApp.dynamo(), app.table);
    var item = KEY.item();
    item.put("set", Values.texts(Map.of("#a.b", "1", ":c", "2")));
    assertThat(table.putIfAbsent(item).done()).isTrue();
    var change =
        new Expression()
            .set("set", "remove", Values.text("3"))
            .set("set", "d e\uD83D\uDCE6", Values.text("4"))
            .remove("set", "#a.b")
            .change(KEY, "attribute_exists(pk)");
    assertThat(table.update(change).done()).isTrue();
    assertThat(Values.texts(table.get(KEY).orElseThrow(), "set"))
        .isEqualTo(Map.of(":c", "2", "remove", "3", "d e\uD83D\uDCE6", "4"));
  }
}
