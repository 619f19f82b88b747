package dev.packshot.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Classes that break a rule, compiled for one test alone. */
final class Planted {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private Planted() {}

  /** These compilation units, each with a package of its own. */
  static JavaClasses in(Path folder, String... sources) {
    var arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", folder.toString()));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    for (var source : sources) {
      arguments.add(write(folder, source).toString());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
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
