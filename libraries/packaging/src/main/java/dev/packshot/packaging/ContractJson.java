package dev.packshot.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Writes the API's contract, which people edit as YAML, as the JSON that is served. */
public final class ContractJson {
  private ContractJson() {}

  /** Takes the YAML file and the JSON file to write. */
  public static void main(String[] files) throws IOException {
    write(Path.of(files[0]), Path.of(files[1]));
  }

  static void write(Path yaml, Path json) throws IOException {
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
