package dev.packshot.infra;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * All that can be chosen about one deployment, checked. Values come from {@code cdk.json}, from
 * what stands there under the name of the stage, and {@code -c name=value} on the command line
 * wins.
 *
 * @param origins the origins of web pages that may use the API, {@code *} for every one
 * @param alarmTopic the ARN of the topic that alarms are sent to
 * @param rejectedDays how long the object of a rejected photo is kept, so that a client's fault can
 *     be found
 * @param firewall whether a web application firewall stands before the API
 * @param zips the folder with the functions as Lambda takes them
 */
public record StageSettings(
    Stage stage,
    Target target,
    Set<String> origins,
    Optional<CustomDomain> domain,
    Optional<String> alarmTopic,
    Optional<MonthlyBudget> budget,
    int rejectedDays,
    boolean firewall,
    Path zips) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
  private static final String REJECTED_DAYS = "30";
  private static final String ZIPS = "functions/target";

  public StageSettings {
    origins = new TreeSet<>(origins);
  }

  /**
   * The address that clients know the API by, and who vouches for it.
   *
   * @param certificate the ARN of its certificate in the stack's own region
   * @param hostedZone the id of the Route 53 zone to put its record into
   */
  record CustomDomain(String name, String certificate, Optional<String> hostedZone) {}

  /** What a month may cost before somebody is told. */
  record MonthlyBudget(int dollars, String email) {}

  /** Reads the settings of the stage that the context names. */
  static StageSettings read(Function<String, Object> context) {
    var stage = Stage.of(text(context.apply("stage")).orElse(""));
    var words = new Words(context, ofStage(context.apply("stages"), stage));
    return new StageSettings(
        stage,
        words.find("localstack").map(StageSettings::localStack).orElse(Target.AWS),
        origins(words.find("origins").orElse(""), stage),
        domain(words),
        words.find("alarmTopic").map(StageSettings::topic),
        budget(words),
        rejectedDays(words.find("rejectedDays").orElse(REJECTED_DAYS)),
        words.find("firewall").filter("true"::equals).isPresent(),
        zips(words.find("zips").orElse(ZIPS)));
  }

  Path zip(Artifact artifact) {
    return zips.resolve(artifact.file());
  }

  String originList() {
    return String.join(",", origins);
  }

  /** Whether something is wanted and the target has it. */
  boolean hasFirewall() {
    return firewall && target.filters();
  }

  private static Target localStack(String endpoint) {
    return Target.localStack(URI.create(endpoint));
  }

  private static Set<String> origins(String list, Stage stage) {
    if (stage.keepsData() && (list.isEmpty() || list.contains("*"))) {
      throw new BadSetting(
          "Production needs its web origins by name: say in cdk.json, or by -c origins=, the"
              + " https://… addresses of the pages that may use the API, apart by commas.");
    }
    if (list.isEmpty()) {
      throw new BadSetting(
          "No web origins are set; say -c origins= with https://… addresses apart by commas,"
              + " or * for every one.");
    }
    var origins = Set.copyOf(java.util.List.of(list.split("\\s*,\\s*", -1)));
    for (var origin : origins) {
      if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
        throw new BadSetting(
            "\""
                + origin
                + "\" is no web origin; write scheme and host in lower case and no path, as in"
                + " https://app.example.com.");
      }
    }
    if (origins.size() > 1 && origins.contains("*")) {
      throw new BadSetting("The origin * already lets every page in; leave the other origins out.");
    }
    return origins;
  }

  private static Optional<CustomDomain> domain(Words words) {
    var name = words.find("domain");
    var certificate = words.find("certificate");
    if (name.isPresent() && certificate.isEmpty()) {
      throw new BadSetting(
          "The domain "
              + name.get()
              + " has no certificate; say -c certificate= with the ARN of one in the same region.");
    }
    if (name.isEmpty() && certificate.isPresent()) {
      throw new BadSetting("There is a certificate but no domain; say -c domain= with its name.");
    }
    certificate.ifPresent(arn -> requireArn("certificate", arn, ":acm:"));
    return name.map(it -> new CustomDomain(it, certificate.get(), words.find("hostedZone")));
  }

  private static Optional<MonthlyBudget> budget(Words words) {
    return words.find("budget").map(dollars -> budget(dollars, words.find("budgetEmail")));
  }

  private static MonthlyBudget budget(String dollars, Optional<String> email) {
    if (!dollars.matches("[1-9][0-9]{0,6}")) {
      throw new BadSetting(
          "The budget \"" + dollars + "\" is no whole number of US dollars a month.");
    }
    return new MonthlyBudget(
        Integer.parseInt(dollars),
        email
            .filter(address -> address.contains("@"))
            .orElseThrow(
                () ->
                    new BadSetting(
                        "The budget needs somebody to tell; say -c budgetEmail= with an address.")));
  }

  private static int rejectedDays(String days) {
    if (!days.matches("[1-9][0-9]{0,3}")) {
      throw new BadSetting(
          "Rejected photos cannot be kept \""
              + days
              + "\" days; say a whole number from 1 to 9999 for rejectedDays.");
    }
    return Integer.parseInt(days);
  }

  private static String topic(String arn) {
    requireArn("alarmTopic", arn, ":sns:");
    return arn;
  }

  private static void requireArn(String name, String arn, String service) {
    if (!arn.startsWith("arn:") || !arn.contains(service)) {
      throw new BadSetting("The " + name + " \"" + arn + "\" is no ARN of that service.");
    }
  }

  private static Path zips(String folder) {
    for (var artifact : Artifact.values()) {
      if (!Files.isRegularFile(Path.of(folder, artifact.file()))) {
        throw new BadSetting(
            "There is no " + artifact.file() + " in " + folder + "; run `make package`.");
      }
    }
    return Path.of(folder).toAbsolutePath();
  }

  private static Map<?, ?> ofStage(Object stages, Stage stage) {
    return stages instanceof Map<?, ?> byName && byName.get(stage.word()) instanceof Map<?, ?> its
        ? its
        : Map.of();
  }

  private static Optional<String> text(Object value) {
    return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
  }

  /** Settings by name: the command line's before the file's. */
  private record Words(Function<String, Object> commandLine, Map<?, ?> file) {
    Optional<String> find(String name) {
      return text(commandLine.apply(name)).or(() -> text(file.get(name)));
    }
  }
}
