package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.lambda.FallbackHandler;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlersTest {
  private static final String PACKAGE = FallbackHandler.class.getPackageName();

  @ParameterizedTest
  @EnumSource
  void namesTheHandlerAfterItsRoute(Route route) {
    var name = route.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var function = SynthesizedStack.production().functions().get(name);
    assertThat(function.get("Properties").get("Handler").asText())
        .isEqualTo(PACKAGE + "." + handlerName(route));
  }

  @Test
  void deploysEachHandlerExactlyOnce() throws IOException, URISyntaxException {
    var deployed =
        SynthesizedStack.production().functions().values().stream()
            .map(function -> function.get("Properties").get("Handler").asText());
    assertThat(deployed).containsExactlyInAnyOrderElementsOf(handlers());
  }

  /** Returns the route of a function, for example {@code create-session}. */
  static Route route(String function) {
    return Route.valueOf(function.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Returns the route of a handler; empty for a handler that is not named after one. */
  static Optional<Route> routeOf(String handlerName) {
    return Arrays.stream(Route.values())
        .filter(route -> handlerName(route).equals(handlerName))
        .findFirst();
  }

  private static String handlerName(Route route) {
    return Arrays.stream(route.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("", "", "Handler"));
  }

  private static List<String> handlers() throws IOException, URISyntaxException {
    var classes =
        Path.of(FallbackHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(classes)) {
      return handlers(classes);
    }
    try (var jar = FileSystems.newFileSystem(classes)) {
      return handlers(jar.getPath("/"));
    }
  }

  private static List<String> handlers(Path classes) throws IOException {
    try (var files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith("Handler.class"))
          .map(file -> PACKAGE + "." + file.replace(".class", ""))
          .filter(HandlersTest::isPublicAndFinal)
          .toList();
    }
  }

  private static boolean isPublicAndFinal(String className) {
    try {
      int modifiers = Class.forName(className).getModifiers();
      return Modifier.isPublic(modifiers) && Modifier.isFinal(modifiers);
    } catch (ClassNotFoundException absent) {
      throw new AssertionError(className, absent);
    }
  }
}
