package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Classes that violate a rule, compiled for one test. */
final class PlantedClasses {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("class (\\w+)");

  private PlantedClasses() {}

  /** Compiles sources that each begin with a package and declare one class. */
  static JavaClasses compile(Path folder, List<String> sources) {
    var files = sources.stream().map(source -> write(folder, source)).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      var options = List.of("-nowarn", "-proc:none", "-d", folder.toString());
      if (!compiler.getTask(null, manager, null, options, null, units).call()) {
        throw new AssertionError("A planted class does not compile: " + sources);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static Path write(Path folder, String source) {
    var name = first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source) + ".java";
    var file = folder.resolve("sources").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(Pattern pattern, String source) {
    var matcher = pattern.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException(source);
    }
    return matcher.group(1);
  }
}
