package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import java.time.Clock;
import java.util.Set;
import javax.inject.Inject;

/**
 * {@code POST /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images}: adds an image to a
 * product, from a file that comes with the request or from a photo of a session.
 */
public final class AddImage implements Endpoint<AddImage.Asked> {
  private static final Set<String> PARTS = Set.of("image", "title", "is_primary");

  private final StoreUpload uploads;
  private final CopyPhoto photos;
  private final ImageObjects objects;
  private final ImageRepository images;
  private final MediaUrl media;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public AddImage(
      StoreUpload uploads,
      CopyPhoto photos,
      ImageObjects objects,
      ImageRepository images,
      MediaUrl media,
      Ids ids,
      Clock clock) {
    this.uploads = uploads;
    this.photos = photos;
    this.objects = objects;
    this.images = images;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Caller.Scope scope() {
    return Caller.Scope.ORGANIZATION;
  }

  @Override
  public Asked read(Request request) {
    var product = ProductAddress.of(request);
    return request.isJson()
        ? fromPhoto(product, request.fields())
        : fromFile(product, request.form(PARTS));
  }

  private Asked fromFile(ProductAddress product, Fields fields) {
    var file = fields.requiredFile("image");
    var says = Says.of(fields);
    return new Asked(product, says, address -> uploads.store(address, file));
  }

  private Asked fromPhoto(ProductAddress product, Fields fields) {
    var photoId = CopyPhoto.photoId(fields);
    var says = Says.of(fields);
    var photo = photos.find(photoId);
    return new Asked(product, says, address -> photos.copy(photo, address));
  }

  @Override
  public Response handle(Request request, Caller caller, Asked asked) {
    asked.product().requireContributor(caller);
    var now = clock.instant();
    var address = new ImageAddress(asked.product(), new ImageId(ids.next()));
    var stored = asked.source().store(address);
    var image =
        new ProductImage(
            address,
            asked.says().title(),
            0,
            asked.says().isPrimary(),
            now,
            stored.original(),
            stored.pictures());
    if (!images.add(image)) {
      objects.delete(address);
      throw Problem.conflict("The product has " + ProductImage.MOST + " images, the most it can.")
          .asException();
    }
    return Response.created(
        request.basePath() + address.path(), json -> image.write(json, media.seenBy(request)));
  }

  /** What was asked: of which product, and where the image comes from. */
  record Asked(ProductAddress product, Says says, Source source) {}

  /** Where an image comes from. */
  interface Source {
    /** Stores what the image is made of; a problem where it cannot be. */
    StoredImage store(ImageAddress address);
  }

  /** What a client says of a new image. */
  record Says(String title, boolean isPrimary) {
    static Says of(Fields fields) {
      var says =
          new Says(
              fields.text("title", ProductImage.MAX_TITLE),
              fields.flag("is_primary").orElse(false));
      fields.check();
      return says;
    }
  }
}
