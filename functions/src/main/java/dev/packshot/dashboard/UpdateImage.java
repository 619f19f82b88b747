package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.ImageUpdate;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductImage;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code PATCH /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}}: changes
 * the title or the priority of an image, or whether it is the primary one.
 */
public final class UpdateImage implements Endpoint<UpdateImage.Input> {
  private static final long MAX_PRIORITY = Integer.MAX_VALUE;

  private final ImageRepository images;
  private final MediaUrl media;

  @Inject
  public UpdateImage(ImageRepository images, MediaUrl media) {
    this.images = images;
    this.media = media;
  }

  @Override
  public Input read(Request request) {
    var address = ImageAddress.of(request);
    var update = update(request.fields());
    return new Input(address, update, images.find(address));
  }

  private static ImageUpdate update(Fields fields) {
    var update =
        new ImageUpdate(
            fields.findLines("title", ProductImage.MAX_TITLE),
            fields.wholeNumber("priority", 0, MAX_PRIORITY),
            fields.flag("is_primary"));
    fields.check();
    return update;
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.address().product().requireContributor(caller);
    return input
        .image()
        .flatMap(present -> images.update(present, input.update()))
        .map(image -> Response.ok(json -> image.write(json, media.absolute(request))))
        .orElseThrow(ImageAddress::notFound);
  }

  /** The address of the image, its update, and the image if it exists. */
  record Input(ImageAddress address, ImageUpdate update, Optional<ProductImage> image) {}
}
