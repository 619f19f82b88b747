package dev.packshot.infra.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The CloudFormation template {@code infra-cdk/github-roles.yaml} with values of its parameters.
 * The functions that the template uses are evaluated.
 */
final class RolesTemplate {
  private static final Path FILE = Path.of("..", "infra-cdk", "github-roles.yaml");
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "Owner", "octo",
          "OwnerId", "11",
          "Repository", "shop",
          "RepositoryId", "22",
          "Stages", "both",
          "ProviderArn", "",
          "AWS::Partition", "aws",
          "AWS::AccountId", "123456789012");

  private final Map<?, ?> template = new Yaml(new Tags()).load(read());
  private final Map<String, String> parameters;

  private RolesTemplate(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  static RolesTemplate forBothStages() {
    return with(Map.of());
  }

  /** Returns the template with some parameters that differ from the usual ones of the tests. */
  static RolesTemplate with(Map<String, String> changed) {
    var parameters = new HashMap<>(PARAMETERS);
    parameters.putAll(changed);
    return new RolesTemplate(parameters);
  }

  /** Returns the regular expression that a parameter's value must match. */
  String pattern(String parameter) {
    return (String) at(template, "Parameters", parameter, "AllowedPattern");
  }

  /** Returns the evaluated resources that are created, by their logical ids. */
  Map<String, Map<?, ?>> resources() {
    var created = new LinkedHashMap<String, Map<?, ?>>();
    ((Map<?, ?>) template.get("Resources"))
        .forEach(
            (id, resource) -> {
              var condition = ((Map<?, ?>) resource).get("Condition");
              if (condition == null || holds((String) condition)) {
                created.put((String) id, (Map<?, ?>) evaluate(resource));
              }
            });
    return created;
  }

  /** Returns the value at a path of keys. */
  static Object at(Object value, String... path) {
    for (var key : path) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  private boolean holds(String condition) {
    return (boolean) evaluate(at(template, "Conditions", condition));
  }

  private Object evaluate(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::evaluate).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    if (map.size() == 1 && map.keySet().iterator().next() instanceof String tag) {
      if (tag.startsWith("!")) {
        return call(tag, map.get(tag));
      }
    }
    var evaluated = new LinkedHashMap<Object, Object>();
    map.forEach((key, element) -> evaluated.put(key, evaluate(element)));
    return evaluated;
  }

  private Object call(String function, Object argument) {
    return switch (function) {
      case "!Ref" -> parameters.getOrDefault((String) argument, "ref:" + argument);
      case "!GetAtt" -> "attribute:" + argument;
      case "!Sub" -> substitute((String) argument);
      case "!If" -> {
        var branches = (List<?>) argument;
        yield evaluate(branches.get(holds((String) branches.get(0)) ? 1 : 2));
      }
      case "!Equals" -> {
        var sides = (List<?>) argument;
        yield evaluate(sides.get(0)).equals(evaluate(sides.get(1)));
      }
      case "!Not" -> !(boolean) evaluate(((List<?>) argument).get(0));
      default -> throw new IllegalArgumentException(function);
    };
  }

  private String substitute(String text) {
    for (var parameter : parameters.entrySet()) {
      text = text.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String read() {
    try {
      return Files.readString(FILE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A constructor that reads a tag such as {@code !Ref} as a map from the tag to its argument. */
  private static final class Tags extends SafeConstructor {
    Tags() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return Map.of(node.getTag().getValue(), argument(node));
            }
          });
    }

    private Object argument(Node node) {
      if (node instanceof ScalarNode scalar) {
        return constructScalar(scalar);
      }
      return node instanceof SequenceNode sequence
          ? constructSequence(sequence)
          : constructMapping((MappingNode) node);
    }
  }
}
