package dev.packshot.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Promises about every merge of metadata. */
class MetadataUpdatePropertiesTest {
  @Property
  void setsDeletesAndKeepsEachKey(
      @ForAll("stored") Map<String, String> present, @ForAll("sent") Map<String, String> sent) {
    var merged = new MetadataUpdate(false, sent).mergedInto(present);
    for (var key : "abcdefgh".split("")) {
      var expected = sent.getOrDefault(key, present.getOrDefault(key, ""));
      assertThat(merged.getOrDefault(key, "")).as(key).isEqualTo(expected);
    }
    assertThat(merged).doesNotContainValue("");
  }

  @Property
  void changesNothingWhenItIsRepeated(
      @ForAll("stored") Map<String, String> present,
      @ForAll("sent") Map<String, String> sent,
      @ForAll boolean clear) {
    var update = new MetadataUpdate(clear, sent);
    var once = update.mergedInto(present);
    assertThat(update.mergedInto(once)).isEqualTo(once);
  }

  @Property
  void keepsTwoMergesOfDifferentKeysInAnyOrder(
      @ForAll("stored") Map<String, String> present,
      @ForAll("sent") Map<String, String> first,
      @ForAll("sent") Map<String, String> second) {
    var others = new HashMap<>(second);
    others.keySet().removeAll(first.keySet());
    var one = new MetadataUpdate(false, first);
    var other = new MetadataUpdate(false, others);
    assertThat(other.mergedInto(one.mergedInto(present)))
        .isEqualTo(one.mergedInto(other.mergedInto(present)));
  }

  @Property
  void hasOnlyWhatIsSentAfterAClearance(
      @ForAll("stored") Map<String, String> present, @ForAll("sent") Map<String, String> sent) {
    var update = new MetadataUpdate(true, sent);
    assertThat(update.mergedInto(present)).isEqualTo(update.initial());
  }

  @Provide
  Arbitrary<Map<String, String>> stored() {
    return maps(1);
  }

  /** Changes, in which an empty value deletes. */
  @Provide
  Arbitrary<Map<String, String>> sent() {
    return maps(0);
  }

  private static Arbitrary<Map<String, String>> maps(int shortest) {
    var keys = Arbitraries.strings().withChars("abcdefgh").ofLength(1);
    var values = Arbitraries.strings().withChars("xyz").ofMinLength(shortest).ofMaxLength(2);
    return Arbitraries.maps(keys, values).ofMaxSize(8);
  }
}
