package dev.packshot.product;

import dev.packshot.http.Request;
import dev.packshot.id.ImageId;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;

/** Which image: its product and its own id. */
public record ImageAddress(ProductAddress product, ImageId imageId) {
  /** The image that a path names. */
  public static ImageAddress of(Request request) {
    return new ImageAddress(ProductAddress.of(request), request.id("image_id", ImageId::parse));
  }

  /** Where the API shows it. */
  public String path() {
    return "/dashboard/api/v1/trade-items/" + product + "/images/" + imageId;
  }

  /** What the keys of its private objects begin with. */
  public String privatePrefix() {
    return OriginalKey.PREFIX + product + "/" + imageId + "/";
  }

  /** What the keys of its public pictures begin with. */
  public String publicPrefix() {
    return Pictures.PREFIX + imageId + "/";
  }

  /** The answer to an image that is not there, or not this product's. */
  public static RuntimeException notFound() {
    return new ProblemException(Problem.notFound("image"));
  }
}
