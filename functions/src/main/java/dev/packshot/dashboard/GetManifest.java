package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.product.ImageRepository;
import dev.packshot.product.MediaUrl;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.SignedGets;
import dev.packshot.store.SigningCredentials;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/manifest}: returns all
 * images of a product, with signed URLs of the files that they were made of.
 */
public final class GetManifest implements Endpoint<GetManifest.Input> {
  private final ImageRepository images;
  private final MediaUrl media;
  private final PhotoBucket bucket;
  private final Supplier<SigningCredentials> credentials;
  private final Clock clock;

  @Inject
  public GetManifest(
      ImageRepository images,
      MediaUrl media,
      PhotoBucket bucket,
      Supplier<SigningCredentials> credentials,
      Clock clock) {
    this.images = images;
    this.media = media;
    this.bucket = bucket;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var product = ProductAddress.of(request);
    return new Input(product, images.findAll(product));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.product().requireMember(caller);
    var gets =
        SignedGets.of(bucket, credentials.get(), clock.instant())
            .orElseThrow(() -> new ProblemException(Problem.unavailable()));
    var absolute = media.absolute(request);
    return Response.ok(
        json ->
            json.field("gtin", input.product().gtin().digits())
                .field("urls_expire", gets.expiresAt())
                .array(
                    "images",
                    input.images().get(),
                    (each, image) -> write(each, image, absolute, gets)));
  }

  private static void write(JsonWriter json, ProductImage image, MediaUrl media, SignedGets gets) {
    image.write(json, media);
    var original = image.original();
    json.object(
        "file",
        file ->
            file.field("url", gets.download(image.originalKey().text(), image.fileName()))
                .field("content_type", original.format().contentType())
                .field("file_size", original.size())
                .field("sha256", original.sha256())
                .field("width", original.width())
                .field("height", original.height()));
  }

  /** The product and all its images. */
  record Input(ProductAddress product, Supplier<List<ProductImage>> images) {}
}
