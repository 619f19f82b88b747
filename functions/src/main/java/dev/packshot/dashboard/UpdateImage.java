package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.identity.Caller;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.photo.RequestedEdit;
import dev.packshot.product.EditKey;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.ImageUpdate;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductImage;
import dev.packshot.store.UploadedFiles;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code PATCH /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}}: changes
 * the title or the priority of an image, or whether it is the primary one, or turns or crops it.
 */
public final class UpdateImage implements Endpoint<UpdateImage.Input> {
  private static final long MAX_PRIORITY = Integer.MAX_VALUE;

  private final ImageRepository images;
  private final UploadedFiles files;
  private final Ids ids;
  private final MediaUrl media;

  @Inject
  public UpdateImage(ImageRepository images, UploadedFiles files, Ids ids, MediaUrl media) {
    this.images = images;
    this.files = files;
    this.ids = ids;
    this.media = media;
  }

  @Override
  public Input read(Request request) {
    var address = ImageAddress.of(request);
    var fields = request.fields();
    var update = update(fields);
    var edit = RequestedEdit.of(fields);
    fields.check();
    return new Input(address, update, edit, images.find(address));
  }

  private static ImageUpdate update(Fields fields) {
    return new ImageUpdate(
        fields.findLines("title", ProductImage.MAX_TITLE),
        fields.wholeNumber("priority", 0, MAX_PRIORITY),
        fields.flag("is_primary"));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.address().product().requireContributor(caller);
    return input
        .image()
        .flatMap(present -> images.update(present, input.update()))
        .flatMap(image -> input.edit().map(it -> edit(image, it.edit())).orElse(Optional.of(image)))
        .map(image -> Response.ok(json -> image.write(json, media.absolute(request))))
        .orElseThrow(ImageAddress::notFound);
  }

  /**
   * Asks for the pictures of an edit before it stores the edit. So none is ever stored for which no
   * event comes.
   */
  private Optional<ProductImage> edit(ProductImage image, Optional<PictureEdit> edit) {
    if (!image.edits().differFrom(edit)) {
      return Optional.of(image);
    }
    var id = image.edits().next(ids);
    files.putEmpty(new EditKey(image.address(), id).text());
    return images.edit(image, image.edit(id, edit));
  }

  /** The address of the image, its update and edit, and the image if it exists. */
  record Input(
      ImageAddress address,
      ImageUpdate update,
      Optional<RequestedEdit> edit,
      Optional<ProductImage> image) {}
}
