package dev.packshot.bench.backend;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.picture.CameraPhoto;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * DynamoDB Local and s3proxy over TLS on loopback, holding one organization, one key, one session
 * and one photo: what measured functions talk to. It says where in one line of JSON, puts the
 * objects that its standard input tells it to, and ends with that.
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
      PackshotTable.create(client, Fixture.TABLE);
      var stage = Fixture.set(client, s3);
      var facts = stage.facts(dynamo, s3, certificate);
      facts.put("small", smallPhoto(folder).toString());
      System.out.println(new ObjectMapper().writeValueAsString(facts));
    }
    putUntilTheEnd(s3);
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  /** A file for requests that bring one. */
  private static Path smallPhoto(Path folder) throws IOException {
    var jpeg = new CameraPhoto(800, 600, 1, 0.85f).jpeg();
    return Files.write(folder.resolve("small.jpg"), jpeg).toAbsolutePath();
  }

  /** Each line is a key and a file, with a tab between them; it is answered by a line. */
  private static void putUntilTheEnd(TlsS3 s3) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      int tab = line.indexOf('\t');
      var bytes = Files.readAllBytes(Path.of(line.substring(tab + 1)));
      s3.put(line.substring(0, tab), "image/jpeg", bytes);
      System.out.println("put");
    }
  }
}
