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
 * The backend of measured functions: DynamoDB Local and s3proxy over TLS on loopback, with the
 * items of a {@link Fixture}. The program prints its addresses and the ids of the fixture as one
 * line of JSON. It then stores the objects that are named on its standard input, and exits at the
 * end of the input.
 */
public final class Backend {
  private Backend() {}

  public static void main(String[] args) throws Exception {
    EmbeddedDynamo.inMemory().close(); // loads SQLite's native library, which the server does not
    var folder = Path.of(args[0]);
    var certificate = Certificate.create(folder);
    var dynamo = TlsDynamo.start(certificate);
    var s3 = TlsS3.start(certificate, folder.resolve("objects"));
    try (var client = dynamo.client()) {
      PackshotTable.create(client, BackendSettings.TABLE);
      var fixture = Fixture.create(client, s3).describe(dynamo, s3, certificate);
      fixture.put("small", writeSmallPhoto(folder).toString());
      System.out.println(new ObjectMapper().writeValueAsString(fixture));
    }
    putObjects(s3);
    System.exit(0); // DynamoDB Local leaves threads running
  }

  /** Writes the file that upload requests contain. */
  private static Path writeSmallPhoto(Path folder) throws IOException {
    var jpeg = new CameraPhoto(800, 600, 1, 0.85f).jpeg();
    return Files.write(folder.resolve("small.jpg"), jpeg).toAbsolutePath();
  }

  /** Reads lines of a key, a tab and the path of a file, and confirms each with a line. */
  private static void putObjects(TlsS3 s3) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      int tab = line.indexOf('\t');
      var bytes = Files.readAllBytes(Path.of(line.substring(tab + 1)));
      s3.put(line.substring(0, tab), "image/jpeg", bytes);
      System.out.println("put");
    }
  }
}
