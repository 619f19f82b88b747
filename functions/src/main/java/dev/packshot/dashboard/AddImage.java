package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
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
 * product, from a file in the request or from a photo of a session.
 */
public final class AddImage implements Endpoint<AddImage.Input> {
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
  public Input read(Request request) {
    var product = ProductAddress.of(request);
    return request.isJson()
        ? fromPhoto(product, request.fields())
        : fromFile(product, request.form(PARTS));
  }

  private Input fromFile(ProductAddress product, Fields fields) {
    var file = fields.requiredFile("image");
    var details = Details.of(fields);
    return new Input(product, details, address -> uploads.store(address, file));
  }

  private Input fromPhoto(ProductAddress product, Fields fields) {
    var photoId = CopyPhoto.photoId(fields);
    var details = Details.of(fields);
    var photo = photos.find(photoId);
    return new Input(product, details, address -> photos.copy(photo, address));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.product().requireContributor(caller);
    var now = clock.instant();
    var address = new ImageAddress(input.product(), new ImageId(ids.next()));
    var stored = input.source().store(address);
    var image =
        new ProductImage(
            address,
            input.details().title(),
            0,
            input.details().isPrimary(),
            now,
            stored.original(),
            stored.pictures());
    if (!images.add(image)) {
      objects.delete(address);
      throw new ProblemException(
          Problem.conflict(
              "The product already has "
                  + ProductImage.MAX_PER_PRODUCT
                  + " images, which is the maximum."));
    }
    return Response.created(
        request.baseUrl().path() + address.path(),
        json -> image.write(json, media.absolute(request)));
  }

  /** The product, the fields of the request and the source of the image. */
  record Input(ProductAddress product, Details details, Source source) {}

  /** The source of an image. */
  interface Source {
    /** Stores the objects of the image, or throws a problem if the source cannot be used. */
    StoredImage store(ImageAddress address);
  }

  /** The client's details of a new image. */
  record Details(String title, boolean isPrimary) {
    static Details of(Fields fields) {
      var details =
          new Details(
              fields.findLines("title", ProductImage.MAX_TITLE).orElse(""),
              fields.flag("is_primary").orElse(false));
      fields.check();
      return details;
    }
  }
}
