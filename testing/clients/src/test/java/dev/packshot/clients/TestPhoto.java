package dev.packshot.clients;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** A JPEG in a file, and its way to S3, which no generated client knows. */
final class TestPhoto {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private final File file;

  private TestPhoto(File file) {
    this.file = file;
  }

  static TestPhoto create() throws IOException {
    var path = Files.createTempFile(Path.of("target"), "photo-", ".jpg");
    Files.write(path, CameraPhoto.twelveMegapixels().withSize(WIDTH, HEIGHT).jpeg());
    return new TestPhoto(path.toFile());
  }

  File file() {
    return file;
  }

  /** Posts the fields of an upload and the file to S3, and returns the status of the answer. */
  int post(URI uploadUrl, Map<String, String> uploadFields) throws IOException {
    var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    uploadFields.forEach(form::addFormDataPart);
    form.addFormDataPart("file", file.getName(), RequestBody.create(file, null));
    var request = new Request.Builder().url(uploadUrl.toString()).post(form.build()).build();
    try (var answer = new OkHttpClient().newCall(request).execute()) {
      return answer.code();
    }
  }
}
