package dev.packshot.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A converter of the API's contract from YAML, in which it is written, to JSON, in which it is
 * served.
 */
public final class ContractJson {
  private ContractJson() {}

  /** Converts the YAML file at the first path to a JSON file at the second. */
  public static void main(String[] paths) throws IOException {
    convert(Path.of(paths[0]), Path.of(paths[1]));
  }

  static void convert(Path yaml, Path json) throws IOException {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    Files.createDirectories(json.getParent());
    try (var reader = Files.newBufferedReader(yaml)) {
      var document = new Yaml(new SafeConstructor(options)).<Object>load(reader);
      new ObjectMapper().writeValue(json.toFile(), document);
    }
  }
}
