package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.photo.PhotoType;
import dev.packshot.product.ProductAddress;
import java.util.Set;
import javax.inject.Inject;

/**
 * {@code POST /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images}: adds an image to a
 * product from a file in the request. It also accepts the JSON of {@link AddImageFromPhoto}, for
 * clients that were made before that had a path of its own.
 */
public final class AddImage implements Endpoint<RequestedImage> {
  private static final String TYPE = "photo_type";
  private static final Set<String> PARTS = Set.of("image", TYPE, "title", "is_primary");

  private static final String LARGER =
      "add the photo to a session with its presigned-upload-url, then send its photo_short_id to"
          + " images/from-photo.";

  private final StoreUpload uploads;
  private final AddImageFromPhoto fromPhoto;
  private final ImageAddition addition;

  @Inject
  public AddImage(StoreUpload uploads, AddImageFromPhoto fromPhoto, ImageAddition addition) {
    this.uploads = uploads;
    this.fromPhoto = fromPhoto;
    this.addition = addition;
  }

  @Override
  public RequestedImage read(Request request) {
    return request.isJson() ? fromPhoto.read(request) : fromFile(request);
  }

  private RequestedImage fromFile(Request request) {
    var product = ProductAddress.of(request);
    var fields = request.form(PARTS, LARGER);
    var file = fields.requiredFile("image");
    var type = fields.choice(TYPE, PhotoType.OTHER, PhotoType::find, PhotoType.CHOICES);
    var details = RequestedImage.Details.of(fields);
    return new RequestedImage(product, details, address -> uploads.store(address, type, file));
  }

  @Override
  public Response handle(Request request, Caller caller, RequestedImage requested) {
    return addition.add(request, caller, requested);
  }
}
