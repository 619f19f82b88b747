package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.maintenance.SweepDeletions;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.ProductImage;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code DELETE /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}}: deletes
 * an image and its objects. An interrupted deletion is finished by a repeated request or by {@link
 * SweepDeletions}.
 */
public final class DeleteImage implements Endpoint<DeleteImage.Input> {
  private static final int NO_CONTENT = 204;

  private final ImageRepository images;
  private final ImageObjects objects;
  private final Clock clock;

  @Inject
  public DeleteImage(ImageRepository images, ImageObjects objects, Clock clock) {
    this.images = images;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var address = ImageAddress.of(request);
    return new Input(address, images.find(address));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var address = input.address();
    address.product().requireContributor(caller);
    var removed = input.image().filter(it -> images.remove(it, clock.instant())).isPresent();
    if (!removed && !images.isBeingDeleted(address)) {
      throw ImageAddress.notFound();
    }
    objects.delete(address);
    images.endDeletion(address);
    return Response.empty(NO_CONTENT);
  }

  /** The address of the image, and the image if it exists. */
  record Input(ImageAddress address, Optional<ProductImage> image) {}
}
