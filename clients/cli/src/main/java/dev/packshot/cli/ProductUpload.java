package dev.packshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.id.OrganizationId;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * The upload of pictures as images of a product. The URL of an image contains the start of its
 * file's hash, by which files are recognized that are there already.
 */
record ProductUpload(
    ApiClient api, OrganizationId organization, String gtin, Parallel parallel, Progress progress) {
  private static final int DIGEST_LENGTH = 16;
  private static final int PAGE_SIZE = 100;
  private static final String BOUNDARY = "packshot-cli-5d1f0a7e9c3b";

  List<UploadResult> upload(List<PictureFile> files) {
    var present = images();
    return parallel.map(files, file -> upload(file, present));
  }

  private UploadResult upload(PictureFile file, List<Image> present) {
    var mark = "/" + file.sha256().substring(0, DIGEST_LENGTH) + "-";
    var known = present.stream().filter(image -> image.url().contains(mark)).findFirst();
    var result =
        known.map(image -> UploadResult.present(file, image.id())).orElseGet(() -> send(file));
    progress.add(file.size());
    return result;
  }

  private UploadResult send(PictureFile file) {
    try {
      var head =
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\""
              + file.name().replace("\"", "%22")
              + "\"\r\nContent-Type: "
              + file.contentType()
              + "\r\n\r\n";
      var form =
          BodyPublishers.concat(
              BodyPublishers.ofString(head),
              BodyPublishers.ofFile(file.path()),
              BodyPublishers.ofByteArray(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8)));
      var idempotencyKey = "packshot-upload-" + gtin + "-" + file.sha256();
      var type = "multipart/form-data; boundary=" + BOUNDARY;
      return UploadResult.uploaded(
          file, api.post(path(), type, form, idempotencyKey).path("id").asText());
    } catch (CommandFailure | FileNotFoundException refused) {
      return UploadResult.failed(file, refused.getMessage());
    }
  }

  private List<Image> images() {
    var images = new ArrayList<Image>();
    for (int page = 1; ; page++) {
      var answer = api.get(path() + "?page=" + page + "&page_size=" + PAGE_SIZE);
      for (var image : answer.path("data")) {
        images.add(new Image(image.path("id").asText(), image.path("image_url").asText()));
      }
      if (answer.path("data").size() < PAGE_SIZE) {
        return images;
      }
    }
  }

  private String path() {
    return "/dashboard/api/v1/trade-items/" + organization + "/" + gtin + "/images";
  }

  /** An image that the product has. */
  private record Image(String id, String url) {}
}
