package dev.packshot.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Key KEY = new Key("EXPRESSION", "TEST");

  @Test
  void writesSetsBeforeRemovesAndOnePlaceholderPerName() {
    var update =
        new Expression()
            .remove("old")
            .set("map", "size", Values.text("1"))
            .set("map", "old", Values.text("2"))
            .remove("map", "size")
            .toUpdate(KEY, Condition.EXISTS);
    assertThat(update.expression())
        .isEqualTo("SET #n1.#n2 = :v0, #n1.#n0 = :v1 REMOVE #n0, #n1.#n2");
    assertThat(update.names()).isEqualTo(Map.of("#n0", "old", "#n1", "map", "#n2", "size"));
    assertThat(update.values()).isEqualTo(Map.of(":v0", Values.text("1"), ":v1", Values.text("2")));
  }

  @Test
  void isEmptyWithoutAttributes() {
    var update = new Expression().toUpdate(KEY, "");
    assertThat(update.expression()).isEmpty();
    assertThat(update.names()).isEmpty();
    assertThat(update.values()).isEmpty();
  }

  @Test
  void writesNamesThatAreReservedWordsOrContainSpecialCharacters() {
    var app = new TestApp();
    var table = new Table(TestApp.dynamo(), app.table);
    var item = KEY.item();
    item.put("set", Values.texts(Map.of("#a.b", "1", ":c", "2")));
    assertThat(table.putIfAbsent(item).applied()).isTrue();
    var update =
        new Expression()
            .set("set", "remove", Values.text("3"))
            .set("set", "d e\uD83D\uDCE6", Values.text("4"))
            .remove("set", "#a.b")
            .toUpdate(KEY, Condition.EXISTS);
    assertThat(table.update(update).applied()).isTrue();
    assertThat(Values.texts(table.get(KEY).orElseThrow(), "set"))
        .isEqualTo(Map.of(":c", "2", "remove", "3", "d e\uD83D\uDCE6", "4"));
  }
}
