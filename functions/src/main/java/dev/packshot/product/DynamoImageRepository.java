package dev.packshot.product;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.id.EditId;
import dev.packshot.id.ImageId;
import dev.packshot.once.NoteItem;
import dev.packshot.once.RepeatableRequest.Note;
import dev.packshot.photo.EditRequest;
import dev.packshot.photo.Edits;
import dev.packshot.photo.EditsItem;
import dev.packshot.photo.PhotoType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The images in the DynamoDB table. */
public final class DynamoImageRepository implements ImageRepository {
  private static final String IMAGE = "image";
  private static final String PRODUCT = "product";
  private static final String DELETION = "deletion";
  private static final String NOTE = "note";

  private final Table table;

  @Inject
  public DynamoImageRepository(Table table) {
    this.table = table;
  }

  @Override
  public Gs1FileName takeName(ProductAddress product, PhotoType type, Instant at) {
    var code = Gs1FileName.code(type);
    var written = table.update(ProductItem.countName(product, code, at));
    return Gs1FileName.numbered(type, ProductItem.names(written.item(), code));
  }

  @Override
  public Addition add(ProductImage image, Optional<Note> note) {
    var transaction = table.transaction();
    note.ifPresent(it -> NoteItem.addTo(transaction, NOTE, it));
    var refused =
        transaction
            .putIfAbsent(IMAGE, ImageItem.write(image))
            .update(PRODUCT, ProductItem.count(image))
            .commit();
    if (refused.isEmpty()) {
      return new Addition.Added();
    }
    return switch (refused.get().step()) {
      case NOTE -> new Addition.MadeBefore(NoteItem.read(refused.get().item()));
      case PRODUCT -> new Addition.Full();
      default ->
          throw new IllegalStateException(
              "The id of the new image " + image.address() + " is taken.");
    };
  }

  @Override
  public Optional<ProductImage> find(ImageAddress address) {
    var image = Optional.<Map<String, AttributeValue>>empty();
    var primary = Optional.<ImageId>empty();
    var imageKey = ImageItem.key(address);
    for (var item : table.getAll(List.of(imageKey, ProductItem.key(address.product())))) {
      if (imageKey.names(item)) {
        image = Optional.of(item);
      } else {
        primary = ProductItem.primary(item);
      }
    }
    var primaryId = primary;
    return image.map(item -> read(address.product(), item, primaryId));
  }

  @Override
  public Supplier<List<ProductImage>> findAll(ProductAddress address) {
    var pages = table.queryUpTo(ProductItem.partition(address), ProductItem.SORT);
    return () -> read(address, pages.all());
  }

  private static List<ProductImage> read(
      ProductAddress address, List<Map<String, AttributeValue>> items) {
    var images = new ArrayList<Map<String, AttributeValue>>();
    var primary = Optional.<ImageId>empty();
    for (var item : items) {
      if (Values.text(item, Key.SORT).equals(ProductItem.SORT)) {
        primary = ProductItem.primary(item);
      } else {
        images.add(item);
      }
    }
    var primaryId = primary;
    return images.stream()
        .map(item -> read(address, item, primaryId))
        .sorted(ProductImage.ORDER)
        .toList();
  }

  private static ProductImage read(
      ProductAddress product, Map<String, AttributeValue> item, Optional<ImageId> primary) {
    var id = ImageItem.id(item);
    return ImageItem.read(
        new ImageAddress(product, id), item, primary.filter(id::equals).isPresent());
  }

  @Override
  public Optional<ProductImage> update(ProductImage present, ImageUpdate update) {
    var isPrimary = update.isPrimary();
    if (isPrimary.filter(it -> it || present.isPrimary()).isPresent()
        && updateWithPrimary(present.address(), update)) {
      return find(present.address());
    }
    return isPrimary.orElse(false)
        ? Optional.empty() // the image no longer exists
        : updateAlone(present, update, present.isPrimary() && isPrimary.isEmpty());
  }

  private Optional<ProductImage> updateAlone(
      ProductImage present, ImageUpdate update, boolean isPrimary) {
    var address = present.address();
    var change = ImageItem.update(address, update);
    if (change.isEmpty()) {
      return Optional.of(present.withPrimary(isPrimary));
    }
    var written = table.update(change.get());
    return written.applied()
        ? Optional.of(ImageItem.read(address, written.item(), isPrimary))
        : Optional.empty();
  }

  /**
   * Updates an image and its product in one transaction. Returns {@code false} if the image does
   * not exist or the product needs no update.
   */
  private boolean updateWithPrimary(ImageAddress address, ImageUpdate update) {
    var transaction = table.transaction();
    ImageItem.update(address, update)
        .ifPresentOrElse(
            it -> transaction.update(IMAGE, it),
            () -> transaction.require(IMAGE, ImageItem.key(address)));
    var primary =
        update.isPrimary().orElseThrow()
            ? ProductItem.makePrimary(address)
            : ProductItem.unmakePrimary(address);
    return transaction.update(PRODUCT, primary).commit().isEmpty();
  }

  @Override
  public Optional<ProductImage> edit(ProductImage present, EditRequest request) {
    var expression = new Expression();
    var isLast = EditsItem.request(expression, request);
    var update = expression.toUpdate(ImageItem.key(present.address()), isLast);
    return found(present, table.update(update).item());
  }

  @Override
  public Optional<ProductImage> show(ProductImage image, Edits.Shown<Pictures> shown) {
    var key = ImageItem.key(image.address());
    var pictures = ImageItem.write(shown.pictures());
    var update = EditsItem.show(key, shown, image.original().sha256(), pictures);
    return found(image, table.update(update).item());
  }

  /** Reads an image that was written, and that is as primary as it was before. */
  private static Optional<ProductImage> found(
      ProductImage before, Map<String, AttributeValue> item) {
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(ImageItem.read(before.address(), item, before.isPrimary()));
  }

  @Override
  public void forgetEdits(ImageAddress address, List<EditId> replaced) {
    table.update(EditsItem.forget(ImageItem.key(address), replaced));
  }

  @Override
  public boolean complete(ImageAddress address, List<Integer> widths) {
    return table.update(ImageItem.complete(address, widths)).applied();
  }

  @Override
  public boolean remove(ProductImage present, Instant at) {
    var isPrimary = new AtomicBoolean(present.isPrimary());
    return table
        .retry()
        .untilPresent(
            () -> {
              var refused = removal(present.address(), isPrimary.get(), at).commit();
              isPrimary.set(!isPrimary.get());
              return refused.isEmpty() || refused.get().step().equals(IMAGE)
                  ? Optional.of(refused.isEmpty())
                  : Optional.empty();
            });
  }

  private WriteTransaction removal(ImageAddress address, boolean isPrimary, Instant at) {
    return table
        .transaction()
        .delete(IMAGE, ImageItem.key(address))
        .update(
            PRODUCT,
            isPrimary ? ProductItem.uncountPrimary(address) : ProductItem.uncountOther(address))
        .putIfAbsent(DELETION, DeletionItem.write(address, at));
  }

  @Override
  public boolean isBeingDeleted(ImageAddress address) {
    return table
        .get(DeletionItem.key(address))
        .map(DeletionItem::address)
        .filter(address::equals)
        .isPresent();
  }

  @Override
  public void eachDeletionBefore(Instant time, Consumer<ImageAddress> visitor) {
    for (var item : table.queryAll(DeletionItem.PARTITION).all()) {
      if (DeletionItem.deletedAt(item).isBefore(time)) {
        visitor.accept(DeletionItem.address(item));
      }
    }
  }

  @Override
  public void endDeletion(ImageAddress address) {
    table.delete(DeletionItem.key(address));
  }
}
