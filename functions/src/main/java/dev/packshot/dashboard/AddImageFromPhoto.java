package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.product.ProductAddress;
import javax.inject.Inject;

/**
 * {@code POST /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/from-photo}: adds an
 * image to a product from a photo of a session.
 */
public final class AddImageFromPhoto implements Endpoint<RequestedImage> {
  private final CopyPhoto photos;
  private final ImageAddition addition;

  @Inject
  public AddImageFromPhoto(CopyPhoto photos, ImageAddition addition) {
    this.photos = photos;
    this.addition = addition;
  }

  @Override
  public RequestedImage read(Request request) {
    var product = ProductAddress.of(request);
    var fields = request.fields();
    var photoId = CopyPhoto.photoId(fields);
    var details = RequestedImage.Details.of(fields);
    var photo = photos.find(photoId);
    return new RequestedImage(product, details, address -> photos.copy(photo, address));
  }

  @Override
  public Response handle(Request request, Caller caller, RequestedImage requested) {
    return addition.add(request, caller, requested);
  }
}
