package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductImage;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code GET /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}}: returns an
 * image.
 */
public final class GetImage implements Endpoint<GetImage.Input> {
  private final ImageRepository images;
  private final MediaUrl media;

  @Inject
  public GetImage(ImageRepository images, MediaUrl media) {
    this.images = images;
    this.media = media;
  }

  @Override
  public Input read(Request request) {
    var address = ImageAddress.of(request);
    return new Input(address, images.find(address));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.address().product().requireMember(caller);
    var image = input.image().orElseThrow(ImageAddress::notFound);
    return Response.ok(json -> image.write(json, media.absolute(request)));
  }

  /** The address of the image, and the image if it exists. */
  record Input(ImageAddress address, Optional<ProductImage> image) {}
}
