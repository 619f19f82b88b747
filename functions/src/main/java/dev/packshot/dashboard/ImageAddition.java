package dev.packshot.dashboard;

import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.EditId;
import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.identity.Caller;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.once.NoteRepository;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.photo.Edits;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.product.EditKey;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.ImageRepository.Addition;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductImage;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/** The addition of images to products, the same for every source. */
public final class ImageAddition {
  private final ImageObjects objects;
  private final UploadedFiles files;
  private final ImageRepository images;
  private final NoteRepository notes;
  private final MediaUrl media;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public ImageAddition(
      ImageObjects objects,
      UploadedFiles files,
      ImageRepository images,
      NoteRepository notes,
      MediaUrl media,
      Ids ids,
      Clock clock) {
    this.objects = objects;
    this.files = files;
    this.images = images;
    this.notes = notes;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds an image and returns it, if the caller may change the product and it has room. A request
   * that was sent before returns the image that it has made.
   */
  Response add(Request request, Caller caller, RequestedImage requested) {
    requested.product().requireContributor(caller);
    var repeatable = RepeatableRequest.of(request, caller);
    var before = repeatable.flatMap(it -> notes.find(it, clock.instant()));
    return before.isPresent()
        ? again(request, requested, before.get().madeFor(repeatable.get()))
        : add(request, requested, repeatable);
  }

  private Response add(
      Request request, RequestedImage requested, Optional<RepeatableRequest> repeatable) {
    var image = store(requested);
    var note =
        repeatable.map(it -> it.madeAt(clock.instant(), image.address().imageId().toString()));
    var result = images.add(image, note);
    if (result instanceof Addition.Added) {
      return created(request, image);
    }
    objects.delete(image.address());
    if (result instanceof Addition.MadeBefore before) {
      return again(request, requested, before.note().madeFor(repeatable.orElseThrow()));
    }
    throw new ProblemException(
        Problem.conflict(
            "The product already has "
                + ProductImage.MAX_PER_PRODUCT
                + " images, which is the maximum."));
  }

  /** Returns the image that an earlier request has made, as it is now. */
  private Response again(Request request, RequestedImage requested, String id) {
    var address = new ImageAddress(requested.product(), ImageId.parse(id).orElseThrow());
    return images
        .find(address)
        .map(image -> created(request, image))
        .orElseThrow(() -> new ProblemException(Problem.notFound("image")));
  }

  private Response created(Request request, ProductImage image) {
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
        images.takeName(requested.product(), stored.type(), now),
        stored.original(),
        stored.pictures(),
        stored.edit().map(edit -> firstEdit(address, edit)).orElse(Edits.none()));
  }

  /** Asks for the pictures of the edit of the photo that an image is made of. */
  private Edits<Pictures> firstEdit(ImageAddress address, PictureEdit edit) {
    var id = new EditId(ids.next());
    files.putEmpty(new EditKey(address, id).text());
    return Edits.first(id, edit);
  }
}
