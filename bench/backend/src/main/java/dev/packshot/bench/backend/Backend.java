package dev.packshot.bench.backend;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.picture.CameraPhoto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * DynamoDB Local and s3proxy over TLS on loopback, holding one organization, one key, one session
 * and one photo: what measured functions talk to. It says where in one line of JSON, and ends with
 * its standard input.
 */
public final class Backend {
  private Backend() {}

  public static void main(String[] args) throws Exception {
    EmbeddedDynamo.inMemory().close(); // loads the native library, as the server does not
    var folder = Path.of(args[0]);
    var certificate = Certificate.in(folder);
    var dynamo = TlsDynamo.start(certificate);
    var s3 = TlsS3.start(certificate, folder.resolve("objects"));
    try (var client = dynamo.client()) {
      PackshotTable.create(client, Stage.TABLE);
      var stage = Stage.set(client, s3);
      var facts = stage.facts(dynamo, s3, certificate);
      facts.put("small", smallPhoto(folder).toString());
      System.out.println(new ObjectMapper().writeValueAsString(facts));
    }
    awaitEnd();
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  /** A file for requests that bring one. */
  private static Path smallPhoto(Path folder) throws IOException {
    var jpeg = new CameraPhoto(800, 600, 1, 0.85f).jpeg();
    return Files.write(folder.resolve("small.jpg"), jpeg).toAbsolutePath();
  }

  private static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // until whoever started this lets go
    }
  }
}
