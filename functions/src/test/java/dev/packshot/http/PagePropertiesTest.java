package dev.packshot.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Promises about the pages of every list. */
class PagePropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void hasEachElementOnOnePage(
      @ForAll @IntRange(max = 700) int count, @ForAll @IntRange(min = 1, max = 100) int size) {
    var all = list(count);
    var read = new ArrayList<Integer>();
    int number = 0;
    JsonNode page;
    do {
      number++;
      page = written(new Page(number, size), all);
      page.path("data").forEach(element -> read.add(element.path("number").asInt()));
      assertThat(page.at("/pagination/total_count").asInt()).isEqualTo(count);
      assertThat(page.at("/pagination/has_previous").asBoolean()).isEqualTo(number > 1);
    } while (page.at("/pagination/has_next").asBoolean());
    assertThat(read).isEqualTo(all);
    assertThat(page.at("/pagination/total_pages").asInt()).isEqualTo(count == 0 ? 0 : number);
  }

  @Property
  void isEmptyBehindTheEnd(
      @ForAll @IntRange(max = 700) int count,
      @ForAll @IntRange(min = 1, max = 100) int size,
      @ForAll @IntRange(min = 1, max = 900_000) int further) {
    int last = (count + size - 1) / size;
    assertThat(new Page(last + further, size).of(list(count))).isEmpty();
  }

  private static List<Integer> list(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static JsonNode written(Page page, List<Integer> all) {
    var text =
        JsonWriter.object(
            json -> page.write(json, all, (element, number) -> element.field("number", number)));
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
