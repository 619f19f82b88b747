package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.product.ProductItem;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.Uploads;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names of images by the GS1 Product Image Specification. */
class Gs1NamesTest {
  private static final String NAME = Gallery.GTIN + "_";

  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);

  @ParameterizedTest
  @CsvSource({
    "front, A1N1",
    "left, A2N1",
    "top, A3N1",
    "back, A7N1",
    "right, A8N1",
    "bottom, A9N1",
    "nutrition, A0N1",
    "ingredients, A0N1",
    "barcode, A0N1",
    "recycling, A0N1",
    "certification, A0N1",
    "other, A0N1"
  })
  void tellWhatTheImageShows(String type, String code) {
    var image = add(type).json();
    assertThat(image.get("photo_type").asText()).isEqualTo(type);
    assertThat(name(image)).isEqualTo(NAME + code + "_s01.jpg");
    assertThat(gallery.get(image.get("id").asText()).json().get("gs1_file_name"))
        .isEqualTo(image.get("gs1_file_name"));
  }

  @Test
  void countTheImagesOfTheSameCode() {
    assertThat(name(add("nutrition").json())).isEqualTo(NAME + "A0N1_s01.jpg");
    assertThat(name(add("front").json())).isEqualTo(NAME + "A1N1_s01.jpg");
    assertThat(name(add("ingredients").json())).isEqualTo(NAME + "A0N1_s02.jpg");
    assertThat(name(add("front").json())).isEqualTo(NAME + "A1N1_s02.jpg");
  }

  @Test
  void sayOtherForClientsThatSendNoType() {
    var image = gallery.add(true, Gallery.JPEG).json();
    assertThat(image.get("photo_type").asText()).isEqualTo("other");
    assertThat(name(image)).isEqualTo(NAME + "A0N1_s01.jpg");
  }

  @Test
  void sayOtherForClientsThatSendAnEmptyType() {
    assertThat(add("").json().get("photo_type").asText()).isEqualTo("other");
  }

  @Test
  void areNotGivenAgainAfterADeletion() {
    var first = add("front").json();
    gallery.delete(first.get("id").asText());
    assertThat(name(add("front").json())).isEqualTo(NAME + "A1N1_s02.jpg");
  }

  @Test
  void staySoWhateverHappensToTheOthers() {
    var first = add("front").json().get("id").asText();
    var second = add("front").json().get("id").asText();
    var before = name(gallery.get(second).json());
    gallery.patch(second, "{\"title\":\"x\",\"priority\":4,\"is_primary\":true}");
    gallery.delete(first);
    assertThat(name(gallery.get(second).json())).isEqualTo(before);
  }

  @Test
  void haveTheTypeOfThePhotoThatTheImageIsMadeOf() {
    var uploads = new Uploads(app);
    var key = uploads.store(uploads.presign("back", "a.jpg"), Gallery.JPEG);
    uploads.deliverEvent(key, Uploads.FIRST);
    var photo = uploads.onlyPhoto().get("short_id").asText();
    assertThat(name(fromPhoto(photo))).isEqualTo(NAME + "A7N1_s01.jpg");
    uploads.request("PATCH", "/photos/" + photo).body("{\"photo_type\":\"top\"}").send();
    assertThat(name(fromPhoto(photo))).isEqualTo(NAME + "A3N1_s01.jpg");
  }

  @Test
  void haveTheExtensionOfTheFile() {
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect/></svg>";
    var image = gallery.add(false, svg.getBytes(UTF_8)).json();
    assertThat(name(image)).endsWith("_s01.svg");
  }

  @Test
  void differAlsoIfImagesAreAddedAtTheSameTime() {
    var names = ConcurrentCallers.run(12, caller -> name(add("front").json()));
    assertThat(names).doesNotHaveDuplicates().hasSize(12);
    assertThat(names).contains(NAME + "A1N1_s12.jpg");
  }

  @Test
  void areTheSameForARepeatedRequest() {
    var key = UUID.randomUUID().toString();
    assertThat(name(repeatable(key))).isEqualTo(name(repeatable(key)));
    assertThat(name(add("front").json())).endsWith("_s02.jpg");
  }

  @Test
  void haveTheIdOfAnImageOfAnEarlierVersion() {
    var id = gallery.add(false);
    var item = ProductItem.key(gallery.address(id).product()).attributes();
    var key = new HashMap<>(item);
    key.put("sk", AttributeValue.fromS("IMAGE#" + id));
    TestApp.dynamo()
        .updateItem(
            update ->
                update
                    .tableName(app.table)
                    .key(key)
                    .updateExpression("REMOVE photo_type, gs1_sequence, file_size"));
    assertThat(name(gallery.get(id).json())).isEqualTo(NAME + "A0N1_" + id + ".jpg");
    assertThat(manifest().at("/images/0/file/file_size").isNull()).isTrue();
  }

  private JsonNode manifest() {
    return gallery.request("GET", gallery.path("manifest")).send().json();
  }

  private JsonNode repeatable(String key) {
    var form = form("front");
    return gallery
        .request("POST", gallery.path())
        .header("Content-Type", TestForm.TYPE)
        .header("Idempotency-Key", key)
        .body(form.bytes())
        .send()
        .json();
  }

  private JsonNode fromPhoto(String photo) {
    return gallery.postPhoto("{\"photo_short_id\":\"" + photo + "\"}").json();
  }

  private TestAnswer add(String type) {
    return gallery.post(form(type));
  }

  private static TestForm form(String type) {
    return new TestForm().file("image", "a.jpg", Gallery.JPEG).text("photo_type", type);
  }

  private static String name(JsonNode image) {
    return image.get("gs1_file_name").asText();
  }
}
