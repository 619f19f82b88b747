package dev.packshot.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Classes that break a rule, compiled for one test alone. */
final class Planted {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all, so that the class path is opened once. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

  private Planted() {}

  /** These compilation units, each with a package of its own. */
  static JavaClasses in(Path folder, String... sources) {
    try {
      FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var files = Stream.of(sources).map(source -> write(folder, source)).toList();
    var units = FILES.getJavaFileObjectsFromPaths(files);
    var options = List.of("-nowarn", "-proc:none");
    if (!COMPILER.getTask(null, FILES, null, options, null, units).call()) {
      throw new AssertionError("A planted class does not compile.");
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static Path write(Path folder, String source) {
    var name = first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source) + ".java";
    var file = folder.resolve("sources").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, source);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String first(Pattern pattern, String source) {
    var found = pattern.matcher(source);
    if (!found.find()) {
      throw new IllegalArgumentException(source);
    }
    return found.group(1);
  }
}
