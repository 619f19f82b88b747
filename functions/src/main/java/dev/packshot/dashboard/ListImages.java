package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Page;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images}: returns a page of a
 * product's images.
 */
public final class ListImages implements Endpoint<ListImages.Input> {
  private final ImageRepository images;
  private final MediaUrl media;

  @Inject
  public ListImages(ImageRepository images, MediaUrl media) {
    this.images = images;
    this.media = media;
  }

  @Override
  public Input read(Request request) {
    var product = ProductAddress.of(request);
    var page = Page.of(request);
    return new Input(product, page, images.findAll(product));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.product().requireMember(caller);
    var absolute = media.absolute(request);
    var all = input.images().get();
    return Response.ok(
        json -> input.page().write(json, all, (out, image) -> image.write(out, absolute)));
  }

  /** The product, the requested page and all images of the product. */
  record Input(ProductAddress product, Page page, Supplier<List<ProductImage>> images) {}
}
