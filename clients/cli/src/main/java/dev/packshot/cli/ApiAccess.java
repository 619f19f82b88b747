package dev.packshot.cli;

import dev.packshot.auth.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say where the API is and which key to use. */
final class ApiAccess {
  private static final String URL = "PACKSHOT_URL";
  private static final String KEY = "PACKSHOT_KEY";

  @Option(
      names = "--url",
      description = {
        "The address of the API; by default the variable "
            + URL
            + ". With --data neither the address",
        "nor a key is needed: they are those of the local run."
      })
  private String url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file with the key and nothing else; by default the variable " + KEY + ".")
  private Path keyFile;

  ApiClient client(Packshot packshot) {
    var environment = packshot.terminal().environment();
    var demo = packshot.data == null ? Map.<String, String>of() : demo(packshot.data);
    var address =
        Optional.ofNullable(url)
            .or(() -> Optional.ofNullable(environment.get(URL)))
            .or(() -> Optional.ofNullable(demo.get("URL")))
            .orElseThrow(
                () ->
                    CommandFailure.usage("Give --url, or set " + URL + "= to the API's address."));
    var text =
        Optional.ofNullable(keyFile)
            .map(ApiAccess::read)
            .or(() -> Optional.ofNullable(environment.get(KEY)))
            .or(() -> Optional.ofNullable(demo.get("KEY")))
            .orElse("");
    var key =
        ApiKey.parse(text.strip())
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "Set " + KEY + "= to an API key, or give a --key-file with one."));
    return new ApiClient(address, key.reveal());
  }

  private static Map<String, String> demo(Path data) {
    var lines = read(data.resolve("demo.env")).lines().filter(line -> line.contains("="));
    return lines.collect(
        Collectors.toMap(
            line -> line.substring(0, line.indexOf('=')),
            line -> line.substring(line.indexOf('=') + 1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CommandFailure.usage("Cannot read " + file + ".");
    }
  }
}
