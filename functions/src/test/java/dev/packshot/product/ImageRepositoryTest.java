package dev.packshot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.EditId;
import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.id.ProductId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.PictureEdit.Crop;
import dev.packshot.imaging.Quality;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.photo.Edits;
import dev.packshot.photo.PhotoType;
import dev.packshot.product.ImageRepository.Addition;
import dev.packshot.testing.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The images of a product in the table, and the primary one among them. */
class ImageRepositoryTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final Quality QUALITY = new Quality(1, 2, 3, 4, 5, 6, 7, 8);
  private static final PictureEdit EDIT = new PictureEdit(90, new Crop(1, 2, 3, 4));

  private final TestApp app = new TestApp();
  private final Ids ids = new Ids(app.clock);
  private final ImageRepository images = app.graph.images();
  private final ProductAddress product =
      new ProductAddress(app.organization, Gtin.parse("40170725").orElseThrow());

  @Test
  void keepsAnImageAsItWasAdded() {
    var address = newAddress();
    var image =
        new ProductImage(
            address,
            "Front",
            7,
            true,
            app.clock.instant(),
            Gs1FileName.numbered(PhotoType.FRONT, 3),
            new Original(
                ImageFormat.PNG, SHA256, 1_200, 900, Optional.of(4_711L), Optional.of(QUALITY)),
            new Pictures(address.imageId(), SHA256, ImageFormat.JPEG, 1_200, List.of(400, 1_200)),
            Edits.none());
    assertThat(images.add(image)).isTrue();
    assertThat(images.find(address)).contains(image);
    assertThat(all()).containsExactly(image);
  }

  @Test
  void keepsAnImageOfWhichLessIsKnown() {
    var image = image(false);
    assertThat(images.add(image)).isTrue();
    assertThat(images.find(image.address())).contains(image);
    assertThat(images.find(newAddress())).isEmpty();
  }

  @Test
  void marksThePicturesOfAnImageAsComplete() {
    var image = added(false);
    assertThat(images.complete(image.address(), List.of(200, 300))).isTrue();
    assertThat(images.find(image.address()).orElseThrow().pictures().widths())
        .containsExactly(200, 300);
    assertThat(images.complete(newAddress(), List.of(200))).isFalse();
  }

  @Test
  void showsThePrimaryImageFirstThenByPriorityThenTheNewest() {
    var oldest = added(false);
    app.clock.advance(Duration.ofSeconds(1));
    var newest = added(false);
    var sameTime = added(false);
    app.clock.advance(Duration.ofSeconds(1));
    var last = added(false);
    var primary = added(true);
    update(last, Optional.empty(), Optional.of(1L), Optional.empty());
    update(primary, Optional.empty(), Optional.of(2L), Optional.empty());
    assertThat(all())
        .extracting(ProductImage::address)
        .containsExactly(
            primary.address(),
            sameTime.address(),
            newest.address(),
            oldest.address(),
            last.address());
  }

  @Test
  void changesOnlyTheFieldsOfAnUpdate() {
    var image = added(false);
    var titled = update(image, Optional.of("Back"), Optional.empty(), Optional.empty());
    assertThat(titled).contains(with(image, "Back", 0, false));
    var moved = update(image, Optional.empty(), Optional.of(9L), Optional.empty());
    assertThat(moved).contains(with(image, "Back", 9, false));
    assertThat(images.find(image.address())).isEqualTo(moved);
    var unchanged = moved.orElseThrow();
    assertThat(update(unchanged, Optional.empty(), Optional.empty(), Optional.empty()))
        .contains(unchanged);
  }

  @Test
  void hasOnePrimaryImageAtMost() {
    var first = added(true);
    var second = added(false);
    assertThat(update(second, Optional.empty(), Optional.empty(), Optional.of(true)))
        .contains(second.withPrimary(true));
    assertThat(images.find(first.address())).contains(first.withPrimary(false));
    assertThat(update(first, Optional.empty(), Optional.empty(), Optional.of(false)))
        .contains(first.withPrimary(false));
    assertThat(images.find(second.address())).contains(second.withPrimary(true));
    assertThat(
            update(
                second.withPrimary(true), Optional.of("x"), Optional.empty(), Optional.of(false)))
        .contains(with(second, "x", 0, false));
    assertThat(all()).noneMatch(ProductImage::isPrimary);
  }

  @Test
  void leavesAnImagePrimaryThatGetsOnlyATitle() {
    var image = added(true);
    assertThat(update(image, Optional.of("x"), Optional.empty(), Optional.empty()))
        .contains(with(image, "x", 0, true));
  }

  @Test
  void updatesNoImageThatDoesNotExist() {
    var present = added(true);
    var missing = image(false);
    for (var primary : List.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty())) {
      assertThat(update(missing, Optional.of("x"), Optional.empty(), primary)).isEmpty();
    }
    assertThat(update(missing, Optional.empty(), Optional.empty(), Optional.of(true))).isEmpty();
    assertThat(all()).containsExactly(present);
  }

  @Test
  void showsThePicturesOfTheLastEditOnly() {
    var image = added(true);
    var first = new EditId(ids.next());
    var last = new EditId(ids.next());
    assertThat(edit(image, last, Optional.of(EDIT)).orElseThrow().edits())
        .isEqualTo(new Edits<>(Optional.of(last), Optional.of(EDIT), Optional.empty(), List.of()));
    assertThat(edit(image, first, Optional.empty()).orElseThrow().edits().edit()).contains(EDIT);
    assertThat(shows(image, first)).isFalse();
    assertThat(shows(image, last)).isTrue();
    var edited = images.find(image.address()).orElseThrow();
    assertThat(edited.edits())
        .isEqualTo(
            new Edits<>(
                Optional.of(last), Optional.of(EDIT), Optional.of(shown(image, last)), List.of()));
    assertThat(edited.isPrimary()).isTrue();
    assertThat(edited.edits().isPending()).isFalse();
  }

  @Test
  void showsNoPicturesOfAnEditThatWasUndone() {
    var image = added(false);
    var id = new EditId(ids.next());
    edit(image, id, Optional.of(EDIT));
    assertThat(shows(image, id)).isTrue();
    var undone = new EditId(ids.next());
    assertThat(edit(image, undone, Optional.empty()).orElseThrow().edits())
        .isEqualTo(
            new Edits<>(Optional.of(undone), Optional.empty(), Optional.empty(), List.of(id)));
    assertThat(shows(image, undone)).isFalse();
    images.forgetEdits(image.address(), List.of(undone));
    assertThat(replaced(image)).containsExactly(id);
    images.forgetEdits(image.address(), List.of(id));
    assertThat(replaced(image)).isEmpty();
  }

  @Test
  void editsNoImageThatDoesNotExist() {
    var missing = image(false);
    var id = new EditId(ids.next());
    assertThat(edit(missing, id, Optional.of(EDIT))).isEmpty();
    assertThat(images.show(missing, shown(missing, id))).isEmpty();
    assertThat(images.find(missing.address())).isEmpty();
  }

  @Test
  void removesAnImageOnceWhateverIsKnownOfItsFlag() {
    var primary = added(true);
    var other = added(false);
    assertThat(images.remove(primary.withPrimary(false), app.clock.instant())).isTrue();
    assertThat(images.remove(other.withPrimary(true), app.clock.instant())).isTrue();
    assertThat(images.remove(other, app.clock.instant())).isFalse();
    assertThat(all()).isEmpty();
    assertThat(item().get("total_count").n()).isEqualTo("0");
    assertThat(item()).doesNotContainKey("primary_image_id");
  }

  @Test
  void remembersADeletionUntilItHasEnded() {
    var image = added(false);
    var kept = added(false);
    images.remove(image, app.clock.instant());
    assertThat(images.isBeingDeleted(image.address())).isTrue();
    assertThat(images.isBeingDeleted(kept.address())).isFalse();
    assertThat(images.isBeingDeleted(ofOtherProduct(image.address()))).isFalse();
    assertThat(deletionsBefore(Duration.ZERO)).isEmpty();
    assertThat(deletionsBefore(Duration.ofMillis(1))).containsExactly(image.address());
    images.endDeletion(image.address());
    assertThat(images.isBeingDeleted(image.address())).isFalse();
    assertThat(deletionsBefore(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void addsNoImageToAFullProduct() {
    added(false);
    set("total_count", Long.toString(ProductImage.MAX_PER_PRODUCT - 1L));
    assertThat(images.add(image(true), Optional.empty())).isEqualTo(new Addition.Added());
    var beyond = image(true);
    assertThat(images.add(beyond)).isFalse();
    assertThat(images.add(beyond, Optional.empty())).isEqualTo(new Addition.Full());
    assertThat(images.find(beyond.address())).isEmpty();
  }

  @Test
  void addsOneImageForARepeatedRequest() {
    var request = new RepeatableRequest("c", "n", "f");
    var note = Optional.of(request.madeAt(app.clock.instant(), "made"));
    assertThat(images.add(image(false), note)).isEqualTo(new Addition.Added());
    assertThat(images.add(image(false), note)).isEqualTo(new Addition.MadeBefore(note.get()));
    assertThat(all()).hasSize(1);
  }

  @Test
  void addsNoSecondImageWithTheSameId() {
    var image = added(false);
    assertThatIllegalStateException()
        .isThrownBy(() -> images.add(image))
        .withMessageContaining("taken");
    assertThat(item().get("total_count").n()).isEqualTo("1");
  }

  @Test
  void countsTheNamesOfEachKindOfPicture() {
    assertThat(name(PhotoType.FRONT)).isEqualTo(Gs1FileName.numbered(PhotoType.FRONT, 1));
    assertThat(name(PhotoType.FRONT)).isEqualTo(Gs1FileName.numbered(PhotoType.FRONT, 2));
    assertThat(name(PhotoType.BACK)).isEqualTo(Gs1FileName.numbered(PhotoType.BACK, 1));
  }

  @Test
  void keepsTheIdOfAProductThatGetsAnotherName() {
    var products = app.graph.products();
    assertThat(products.find(product)).isEmpty();
    var first = new Product(product, new ProductId(ids.next()), "Tea");
    assertThat(products.name(first, app.clock.instant())).isEqualTo(first);
    var renamed = new Product(product, first.id(), "Green tea");
    var second = new Product(product, new ProductId(ids.next()), "Green tea");
    assertThat(products.name(second, app.clock.instant())).isEqualTo(renamed);
    assertThat(products.find(product)).contains(renamed);
  }

  private ImageAddress newAddress() {
    return new ImageAddress(product, new ImageId(ids.next()));
  }

  private ImageAddress ofOtherProduct(ImageAddress address) {
    var other = new ProductAddress(app.organization, new Gtin("04006381333931"));
    return new ImageAddress(other, address.imageId());
  }

  private ProductImage image(boolean isPrimary) {
    var address = newAddress();
    return new ProductImage(
        address,
        "",
        0,
        isPrimary,
        app.clock.instant(),
        new Gs1FileName(PhotoType.OTHER, Optional.empty()),
        new Original(ImageFormat.JPEG, SHA256, 300, 200),
        new Pictures(address.imageId(), SHA256, ImageFormat.PNG, 300, List.of()),
        Edits.none());
  }

  private ProductImage added(boolean isPrimary) {
    var image = image(isPrimary);
    assertThat(images.add(image)).isTrue();
    return image;
  }

  private static ProductImage with(
      ProductImage image, String title, long priority, boolean isPrimary) {
    return new ProductImage(
        image.address(),
        title,
        priority,
        isPrimary,
        image.createdAt(),
        image.name(),
        image.original(),
        image.pictures(),
        image.edits());
  }

  private Optional<ProductImage> update(
      ProductImage image,
      Optional<String> title,
      Optional<Long> priority,
      Optional<Boolean> isPrimary) {
    return images.update(image, new ImageUpdate(title, priority, isPrimary));
  }

  private Optional<ProductImage> edit(ProductImage image, EditId id, Optional<PictureEdit> edit) {
    return images.edit(image, image.edit(id, edit));
  }

  /** Shows the pictures of an edit, and returns whether they are shown then. */
  private boolean shows(ProductImage image, EditId id) {
    return images.show(image, shown(image, id)).orElseThrow().edits().shows(id);
  }

  private List<EditId> replaced(ProductImage image) {
    return images.find(image.address()).orElseThrow().edits().replaced();
  }

  private static Edits.Shown<Pictures> shown(ProductImage image, EditId id) {
    var pictures =
        new Pictures(image.address().imageId(), SHA256, ImageFormat.JPEG, 100, List.of(50, 100));
    return new Edits.Shown<>(id, 100, 80, QUALITY, pictures);
  }

  private List<ProductImage> all() {
    return images.findAll(product).get();
  }

  private Gs1FileName name(PhotoType type) {
    return images.takeName(product, type, app.clock.instant());
  }

  private List<ImageAddress> deletionsBefore(Duration later) {
    var found = new ArrayList<ImageAddress>();
    images.eachDeletionBefore(app.clock.instant().plus(later), found::add);
    return found;
  }

  private Map<String, AttributeValue> item() {
    return app.graph.table().get(ProductItem.key(product)).orElseThrow();
  }

  private void set(String name, String number) {
    TestApp.dynamo()
        .updateItem(
            update ->
                update
                    .tableName(app.table)
                    .key(ProductItem.key(product).attributes())
                    .updateExpression("SET " + name + " = :value")
                    .expressionAttributeValues(Map.of(":value", AttributeValue.fromN(number))));
  }
}
