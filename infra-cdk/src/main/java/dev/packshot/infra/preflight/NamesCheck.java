package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check that the fixed names in the template are free, or belong to the stack already.
 * CloudFormation would refuse a name that something else has, for example what an earlier stack
 * left behind.
 */
final class NamesCheck implements Check {
  @Override
  public String subject() {
    return "names";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    var own = StackResources.of(aws, assembly.stack());
    var wanted = Arrays.stream(NamedType.values()).flatMap(type -> wanted(type, assembly, own));
    var findings =
        wanted.collect(Collectors.groupingBy(Name::type)).entrySet().stream()
            .flatMap(names -> taken(names.getKey(), names.getValue(), aws).stream())
            .toList();
    return findings.isEmpty()
        ? List.of(Finding.ok(subject(), "no name is taken by anything else"))
        : findings;
  }

  /** The name of a resource that the stack does not have yet. */
  private record Name(NamedType type, String value) {}

  private static Stream<Name> wanted(NamedType type, Assembly assembly, StackResources own) {
    return assembly
        .resources(type.type())
        .filter(resource -> !own.logicalIds().contains(resource.getKey()))
        .flatMap(resource -> name(type, assembly, resource));
  }

  private static Stream<Name> name(
      NamedType type, Assembly assembly, Map.Entry<String, JsonNode> resource) {
    var name = resource.getValue().path("Properties").at(type.namePointer());
    return assembly.text(name).map(value -> new Name(type, value)).stream();
  }

  private List<Finding> taken(NamedType type, List<Name> names, Aws aws) {
    try {
      var taken = type.taken(aws);
      return names.stream()
          .filter(name -> taken.contains(name.value()))
          .map(name -> type.type() + " " + name.value() + " is there and is not the stack's. ")
          .map(text -> Finding.wrong(subject(), text + Finding.ADOPT))
          .toList();
    } catch (AwsRefusal refusal) {
      return List.of(Finding.uncertain(subject() + " of " + type.type(), refusal));
    }
  }
}
