package dev.packshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.http.Request;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoType;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The upload of pictures as images of a product. The URL of an image contains the start of its
 * file's hash, by which files are recognized that are there already. Of files with the same content
 * one is sent. A file that is too large for a function goes by a session of its own.
 */
record ProductUpload(
    ApiClient api, OrganizationId organization, String gtin, Parallel parallel, Progress progress) {
  private static final int DIGEST_LENGTH = 16;
  private static final int PAGE_SIZE = 100;
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  /** More than what a form has beside the file. */
  private static final int FORM_BYTES = 4_096;

  private static final String BOUNDARY = "packshot-cli-5d1f0a7e9c3b";

  List<UploadResult> upload(List<PictureFile> files) {
    var results = new ConcurrentHashMap<String, UploadResult>();
    var present = images();
    var missing = new LinkedHashMap<String, PictureFile>();
    for (var file : files) {
      var known = find(file, present);
      known.ifPresent(it -> results.put(file.sha256(), it));
      if (known.isPresent() || missing.putIfAbsent(file.sha256(), file) != null) {
        progress.add(0);
      }
    }
    var byForm = missing.values().stream().filter(ProductUpload::fitsIntoAForm).toList();
    var bySession = missing.values().stream().filter(file -> !fitsIntoAForm(file)).toList();
    parallel.map(byForm, file -> results.put(file.sha256(), send(file)));
    if (!bySession.isEmpty()) {
      results.putAll(sendBySession(bySession));
    }
    return files.stream().map(file -> result(file, results.get(file.sha256()))).toList();
  }

  private static Optional<UploadResult> find(PictureFile file, List<Image> present) {
    var mark = "/" + file.sha256().substring(0, DIGEST_LENGTH) + "-";
    return present.stream()
        .filter(image -> image.url().contains(mark))
        .findFirst()
        .map(image -> UploadResult.present(file, image.id()));
  }

  /** Returns the result of a file, which may be that of another with the same content. */
  private static UploadResult result(PictureFile file, UploadResult result) {
    if (file.name().equals(result.file())) {
      return result;
    }
    return result.isGood()
        ? UploadResult.present(file, result.id())
        : UploadResult.failed(file, result.reason());
  }

  private static boolean fitsIntoAForm(PictureFile file) {
    return file.size() + FORM_BYTES <= Request.MAX_FORM_BYTES;
  }

  /** Sends files as photos of a new session, and makes them images of the product. */
  private Map<String, UploadResult> sendBySession(List<PictureFile> files) {
    var opened =
        api.post(SESSIONS, Output.object().put("organization_short_id", organization.toString()));
    var session = SessionId.parse(opened.path("short_id").asText()).orElseThrow();
    var photos = new SessionUpload(api, session, PhotoType.OTHER, parallel, progress).upload(files);
    var results = new ConcurrentHashMap<String, UploadResult>();
    var indexes = IntStream.range(0, files.size()).boxed().toList();
    parallel.map(
        indexes, at -> results.put(files.get(at).sha256(), add(files.get(at), photos.get(at))));
    api.post(SESSIONS + "/" + session + "/end", Output.object());
    return results;
  }

  private UploadResult add(PictureFile file, UploadResult photo) {
    if (!photo.isGood()) {
      return photo;
    }
    try {
      var body = Output.object().put("photo_short_id", photo.id());
      var image = api.post(path() + "/from-photo", body, "packshot-upload-" + photo.id());
      return UploadResult.uploaded(file, image.path("id").asText());
    } catch (CommandFailure refused) {
      return UploadResult.failed(file, refused.getMessage());
    }
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
      // for repetitions within this run only: an image may have been deleted since an earlier one
      var idempotencyKey = "packshot-upload-" + UUID.randomUUID();
      var type = "multipart/form-data; boundary=" + BOUNDARY;
      var image = api.post(path(), type, form, idempotencyKey);
      progress.add(file.size());
      return UploadResult.uploaded(file, image.path("id").asText());
    } catch (CommandFailure | FileNotFoundException refused) {
      progress.add(0);
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
