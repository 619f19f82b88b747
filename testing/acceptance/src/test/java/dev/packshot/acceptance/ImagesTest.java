package dev.packshot.acceptance;

import static dev.packshot.acceptance.Catalogue.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images of products: added, shown, changed, deleted. */
class ImagesTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Api api = new Api();
  private final Catalogue catalogue = new Catalogue();

  @Test
  void areSeenByEverybodyAtOnce() throws Exception {
    var added = catalogue.add(Pictures.turned(), true).expect(201);
    assertThat(added.json().path("is_primary").asBoolean()).isTrue();
    var shown = fetch(added.text("image_url"));
    assertThat(shown.statusCode()).isEqualTo(200);
    var picture = ImageIO.read(new ByteArrayInputStream(shown.body()));
    assertThat(picture.getWidth()).as("upright").isEqualTo(Pictures.HEIGHT);
    assertThat(picture.getHeight()).isEqualTo(Pictures.WIDTH);
    assertThat(header(shown, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(shown, "Cache-Control")).contains("max-age=31536000", "immutable");
    Target.current().requireNoLack(Lack.MEDIA_HEADERS);
    assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(shown, "Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void tellNothingOfTheCameraAndThePlace() throws Exception {
    var shown = fetch(catalogue.add(Pictures.small()).expect(201).text("image_url"));
    assertThat(new String(shown.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  @Test
  void canBeReadWhereTheirLocationSays() {
    var added = catalogue.add(Pictures.small()).expect(201);
    var at = URI.create(Target.current().url()).resolve(added.header("Location")).toString();
    assertThat(at).isEqualTo(Target.current().url() + catalogue.path(added));
    assertThat(catalogue.read(added).expect(200).text("image_url"))
        .isEqualTo(added.text("image_url"));
  }

  @Test
  void getTheirSizesWithinSeconds() throws Exception {
    var added = catalogue.add(Pictures.small()).expect(201);
    var sizes = catalogue.awaitSizes(added).path("sizes");
    assertThat(sizes.propertyNames()).containsExactly("200", "320");
    assertThat(sizes.path("320").asString()).isEqualTo(added.text("image_url"));
    var small = fetch(sizes.path("200").asString());
    assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth()).isEqualTo(200);
  }

  @Test
  void areMadeOfAReadyPhotoWithTheirSizes() throws Exception {
    var scanner = new Scanner();
    var session = scanner.open();
    var upload = scanner.upload(session);
    var pending = scanner.registered(session);
    catalogue.addPhoto(pending).expect(404);
    scanner.verdictOn(session, upload, Pictures.small());
    var added = catalogue.addPhoto(upload.photoId()).expect(201);
    assertThat(added.json().path("sizes").propertyNames()).containsExactly("200", "320");
    assertThat(fetch(added.json().path("sizes").path("200").asString()).statusCode())
        .isEqualTo(200);
    assertThat(catalogue.ids()).containsExactly(Catalogue.id(added));
    catalogue.addPhoto(ShortIds.unknown()).expect(404);
    catalogue.addPhoto("no-id").expectInvalid("photo_short_id");
  }

  @Test
  void takeFormsWithTheirPartsInAnyOrder() {
    Target.current().requireNoLack(Lack.FORMS_AS_SENT);
    var file = Pictures.small();
    for (var form :
        List.of(
            catalogue.form(part("image", "ü; name=x.exe", file), part("title", "", "Vorn é")),
            catalogue.form(part("title", "", "Vorn é"), part("image", "", file)),
            catalogue.form(
                part("other", "", "x"),
                part("is_primary", "", ""),
                part("title", "", "Vorn é"),
                part("image", "a.svg", file)))) {
      assertThat(api.send(form).expect(201).text("title")).isEqualTo("Vorn é");
    }
  }

  @Test
  void refuseFormsThatAreNone() {
    Target.current().requireNoLack(Lack.FORMS_AS_SENT);
    var file = part("image", "a.jpg", Pictures.small());
    var good = catalogue.form(file);
    api.send(good.header("Content-Type", "multipart/form-data; boundary=other")).expect(400);
    api.send(good.header("Content-Type", "multipart/form-data")).expect(400);
    api.send(good.header("Content-Type", "image/jpeg")).expect(415);
    api.send(good.body(java.util.Arrays.copyOf(good.body(), 500))).expect(400);
    assertThat(catalogue.ids()).isEmpty();
  }

  @Test
  void refuseFormsWithBadFields() {
    Target.current().requireNoLack(Lack.FORMS_AS_SENT);
    var file = part("image", "a.jpg", Pictures.small());
    refuse("image", part("title", "", "x"));
    refuse("image", part("image", "a.jpg", new byte[0]));
    refuse("image", part("image", "a.jpg", "no image"));
    refuse("image", part("image", "a.jpg", Pictures.cutOff()));
    refuse("image", file, file);
    refuse("title", file, part("title", "", "x".repeat(256)));
    refuse("title", file, part("title", "", "a"), part("title", "", "a"));
    refuse("is_primary", file, part("is_primary", "", "perhaps"));
    assertThat(catalogue.ids()).isEmpty();
  }

  @Test
  void nameTheOtherWayToAFileThatIsTooLarge() {
    var large = catalogue.form(part("image", "a.jpg", new byte[(int) (4.45 * (1 << 20))]));
    assertThat(api.send(large).expect(413).text("detail")).contains("presigned-upload-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00012345678906", "123", "000123456789051", "0001234567890x"})
  void needAGtin(String gtin) {
    api.send(Call.of("GET", Catalogue.path(gtin))).expectInvalid("gtin");
  }

  @Test
  void areOfAnotherOrganizationWhateverTheGtin() {
    var foreign = catalogue.path().replace(Target.current().requireOrganization(), "2".repeat(22));
    api.send(Call.of("GET", foreign)).expect(404);
    api.send(Call.of("POST", foreign).json("{\"photo_short_id\":\"" + "2".repeat(22) + "\"}"))
        .expect(404);
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      api.send(Call.of(method, foreign + "/" + ShortIds.unknown()).json("{}")).expect(404);
    }
  }

  @Test
  void areNothingForAPublishableKey() {
    var key = Target.current().requirePublishableKey();
    var added = catalogue.add(Pictures.small()).expect(201);
    api.sendOnce(Call.of("GET", catalogue.path()), key).expect(403);
    api.sendOnce(catalogue.form(part("image", "", Pictures.small())), key).expect(403);
    api.sendOnce(Call.of("GET", catalogue.path(added)), key).expect(403);
    api.sendOnce(Call.of("PATCH", catalogue.path(added)).json("{\"title\":\"x\"}"), key)
        .expect(403);
    api.sendOnce(Call.of("DELETE", catalogue.path(added)), key).expect(403);
    assertThat(catalogue.read(added).expect(200).text("title")).isEmpty();
  }

  @Test
  void changeTheirWordsAndTheirPlace() {
    var first = catalogue.add(Pictures.small()).expect(201);
    var second = catalogue.add(Pictures.small()).expect(201);
    assertThat(catalogue.ids()).containsExactly(Catalogue.id(second), Catalogue.id(first));
    var changed =
        catalogue.change(second, "{\"title\":\"Back\",\"priority\":1}").expect(200).json();
    assertThat(changed.path("title").asString()).isEqualTo("Back");
    assertThat(catalogue.ids()).containsExactly(Catalogue.id(first), Catalogue.id(second));
    catalogue.change(second, "{\"is_primary\":true}").expect(200);
    assertThat(catalogue.ids()).containsExactly(Catalogue.id(second), Catalogue.id(first));
    catalogue.change(second, "{\"is_primary\":false}").expect(200);
    assertThat(catalogue.primaries()).isEmpty();
    catalogue.change(second, "{\"priority\":-1}").expectInvalid("priority");
    catalogue.change(second, "{\"title\":5}").expectInvalid("title");
    catalogue.change(second, "{\"is_primary\":\"true\"}").expectInvalid("is_primary");
    catalogue.change(second, "{").expect(400);
  }

  @Test
  void areGoneOnceTheyAreDeleted() throws Exception {
    var kept = catalogue.add(Pictures.small()).expect(201);
    var added = catalogue.add(Pictures.small(), true).expect(201);
    catalogue.awaitSizes(added); // what is still being made of it would come back
    assertThat(catalogue.delete(added).expect(204).body()).isEmpty();
    catalogue.delete(added).expect(404);
    catalogue.read(added).expect(404);
    catalogue.change(added, "{\"is_primary\":true}").expect(404);
    assertThat(catalogue.ids()).containsExactly(Catalogue.id(kept));
    assertThat(catalogue.primaries()).isEmpty();
    Target.current().requireNoLack(Lack.MEDIA_AT_ONCE);
    assertThat(fetch(added.text("image_url")).statusCode()).isEqualTo(404);
  }

  @Test
  void areListedAPageAtATime() {
    Crowd.of(5, caller -> catalogue.add(Pictures.small()).expect(201));
    var last = catalogue.page(3, 2).expect(200).json();
    assertThat(last.path("data")).hasSize(1);
    assertThat(last.path("pagination").path("total_count").asInt()).isEqualTo(5);
    assertThat(last.path("pagination").path("total_pages").asInt()).isEqualTo(3);
    assertThat(last.path("pagination").path("has_next").asBoolean()).isFalse();
    assertThat(catalogue.page(9, 100).expect(200).json().path("data")).isEmpty();
    catalogue.page(0, 25).expectInvalid("page");
    catalogue.page(1, 101).expectInvalid("page_size");
    catalogue.page(1, 0).expectInvalid("page_size");
  }

  @Test
  void haveOnePrimaryHoweverManyComeAtOnce() {
    var added = Crowd.of(20, caller -> catalogue.add(Pictures.small(), true).expect(201));
    assertThat(catalogue.primaries()).hasSize(1);
    assertThat(catalogue.ids()).hasSize(20);
    Crowd.of(
        20,
        caller ->
            caller % 2 == 0
                ? catalogue.delete(added.get(caller)).expect(204)
                : catalogue.change(added.get(caller), "{\"is_primary\":true}").expect(200));
    assertThat(catalogue.ids()).hasSize(10);
    assertThat(catalogue.primaries()).hasSizeLessThan(2);
    assertThat(catalogue.page(1, 1).json().path("pagination").path("total_count").asInt())
        .isEqualTo(10);
  }

  private void refuse(String field, byte[]... parts) {
    api.send(catalogue.form(parts)).expectInvalid(field);
  }

  private static HttpResponse<byte[]> fetch(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
