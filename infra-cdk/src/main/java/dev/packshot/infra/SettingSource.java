package dev.packshot.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings by name, as text. Values on the command line override those of the stage in {@code
 * cdk.json}. A blank value counts as absent.
 */
final class SettingSource {
  private final Function<String, Object> context;
  private final Map<?, ?> file;

  private SettingSource(Function<String, Object> context, Map<?, ?> file) {
    this.context = context;
    this.file = file;
  }

  /** Returns the settings of a stage from the context of the CDK app. */
  static SettingSource of(Stage stage, Function<String, Object> context) {
    var file =
        context.apply("stages") instanceof Map<?, ?> stages
                && stages.get(stage.value()) instanceof Map<?, ?> settings
            ? settings
            : Map.of();
    return new SettingSource(context, file);
  }

  Optional<String> find(String name) {
    return text(context.apply(name)).or(() -> text(file.get(name)));
  }

  static Optional<String> text(Object value) {
    return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
  }
}
