package dev.packshot.dashboard;

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
import dev.packshot.product.ProductImage;
import java.time.Clock;
import javax.inject.Inject;

/** The addition of images to products, the same for every source. */
public final class ImageAddition {
  private final ImageObjects objects;
  private final ImageRepository images;
  private final MediaUrl media;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public ImageAddition(
      ImageObjects objects, ImageRepository images, MediaUrl media, Ids ids, Clock clock) {
    this.objects = objects;
    this.images = images;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds an image and returns it, if the caller may change the product and it has room. */
  Response add(Request request, Caller caller, RequestedImage requested) {
    requested.product().requireContributor(caller);
    var image = store(requested);
    if (!images.add(image)) {
      objects.delete(image.address());
      throw new ProblemException(
          Problem.conflict(
              "The product already has "
                  + ProductImage.MAX_PER_PRODUCT
                  + " images, which is the maximum."));
    }
    return Response.created(
        request.baseUrl().path() + image.address().path(),
        json -> image.write(json, media.absolute(request)));
  }

  private ProductImage store(RequestedImage requested) {
    var now = clock.instant();
    var address = new ImageAddress(requested.product(), new ImageId(ids.next()));
    var stored = requested.source().store(address);
    return new ProductImage(
        address,
        requested.details().title(),
        0,
        requested.details().isPrimary(),
        now,
        stored.original(),
        stored.pictures());
  }
}
