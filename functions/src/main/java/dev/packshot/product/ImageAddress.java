package dev.packshot.product;

import dev.packshot.http.Request;
import dev.packshot.id.ImageId;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;

/** The identity of an image: its product and its own id. */
public record ImageAddress(ProductAddress product, ImageId imageId) {
  /** The start of the keys of all private objects of images. */
  public static final String ORIGINALS_PREFIX = "products/";

  /** Returns the image in a request's path. */
  public static ImageAddress of(Request request) {
    return new ImageAddress(ProductAddress.of(request), request.id("image_id", ImageId::parse));
  }

  /** Returns the path of the image in the API. */
  public String path() {
    return "/dashboard/api/v1/trade-items/" + product + "/images/" + imageId;
  }

  /** Returns the start of the S3 keys of its private objects. */
  public String privatePrefix() {
    return ORIGINALS_PREFIX + product + "/" + imageId + "/";
  }

  /** Returns the start of the S3 keys of its public pictures. */
  public String publicPrefix() {
    return Pictures.PREFIX + imageId + "/";
  }

  /** Returns the problem for an image that does not exist or is not of the product. */
  public static RuntimeException notFound() {
    return new ProblemException(Problem.notFound("image"));
  }
}
