package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gallery of a product: its order and its pages. */
class ListImagesTest {
  private final Gallery gallery = new Gallery(new TestApp());

  @Test
  void ordersByPrimaryThenPriorityThenNewest() {
    var oldest = add();
    var sameSecond = gallery.add(false);
    var sameSecondLater = gallery.add(false);
    var middle = add();
    var primary = add();
    var newest = add();
    gallery.patch(oldest, "{\"priority\":2}");
    gallery.patch(primary, "{\"is_primary\":true,\"priority\":9}");
    gallery.patch(newest, "{\"priority\":2}");
    assertThat(gallery.ids())
        .containsExactly(primary, middle, sameSecondLater, sameSecond, newest, oldest);
  }

  @Test
  void updatesOnlyTitleAndPriority() {
    var image = gallery.add(true);
    var before = gallery.get(image).json();
    assertThat(gallery.patch(image, "{}").json()).isEqualTo(before);
    assertThat(gallery.patch(image, "{\"other\":1}").json()).isEqualTo(before);
    var changed = gallery.patch(image, "{\"title\":\"Back\",\"priority\":2147483647}").json();
    assertThat(changed.get("title").asText()).isEqualTo("Back");
    assertThat(changed.get("priority").asLong()).isEqualTo(2_147_483_647L);
    assertThat(gallery.patch(image, "{\"title\":\"\",\"priority\":0}").json()).isEqualTo(before);
    assertThat(gallery.patch(image, "{\"priority\":null}").json()).isEqualTo(before);
  }

  @Test
  void listsEveryImageOnceAndReturnsAnEmptyPageAfterTheLast() {
    for (int number = 0; number < 5; number++) {
      add();
    }
    var seen = new ArrayList<String>();
    for (int page = 1; page <= 4; page++) {
      var answer =
          gallery.request("GET", gallery.path() + "?page_size=2&page=" + page).send().json();
      answer.get("data").forEach(image -> seen.add(image.get("id").asText()));
      assertThat(answer.get("pagination").toString())
          .isEqualTo(
              "{\"page\":%d,\"page_size\":2,\"total_count\":5,\"total_pages\":3,\"has_next\":%s,\"has_previous\":%s}"
                  .formatted(page, page < 3, page > 1));
    }
    assertThat(seen).isEqualTo(gallery.ids());
    var far = gallery.request("GET", gallery.path() + "?page=1000000&page_size=100").send();
    assertThat(far.json().get("data")).isEmpty();
  }

  @Test
  void returnsAnEmptyPageForAProductWithoutImages() {
    var answer = gallery.request("GET", gallery.path()).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":[],\"pagination\":{\"page\":1,\"page_size\":25,\"total_count\":0,"
                + "\"total_pages\":0,\"has_next\":false,\"has_previous\":false}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "+1", "1.0", "1e1", "x", " 1", "1000001", "99999999999999999999"})
  void refusesAnInvalidPage(String page) {
    for (var name : List.of("page", "page_size")) {
      var query = name + "=" + URLEncoder.encode(page, UTF_8);
      var answer = gallery.request("GET", gallery.path() + "?" + query).send();
      TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming(name);
    }
  }

  @Test
  void acceptsAtMostAHundredImagesPerPage() {
    assertThat(gallery.request("GET", gallery.path() + "?page_size=100").send().status())
        .isEqualTo(200);
    var answer = gallery.request("GET", gallery.path() + "?page_size=101&page=0").send();
    assertThat(TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).fields())
        .containsExactly("page", "page_size");
  }

  private String add() {
    gallery.app.clock.advance(Duration.ofSeconds(1));
    return gallery.add(false);
  }
}
