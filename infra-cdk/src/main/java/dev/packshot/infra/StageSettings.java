package dev.packshot.infra;

import dev.packshot.session.IdleLimit;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The validated settings of a deployment. They come from the stage's entry in {@code cdk.json} and
 * from {@code -c name=value} on the command line, which takes precedence.
 *
 * @param table the name of an existing table that replaces the stack's own
 * @param rejectedDays the days after which the object of a rejected photo is deleted
 * @param archiveDays the days after which the original of a photo moves to a cheaper storage class
 * @param photoDays the days after which the files of a session's photos are deleted
 * @param sessionIdleHours the hours without a change after which a session expires
 * @param signIn how users sign in
 * @param heic whether HEIC is decoded, which is a matter of patents
 * @param products who knows products besides the organizations
 * @param scanner whether the scanner page is served
 * @param zips the folder of the functions' zips
 */
record StageSettings(
    Stage stage,
    Target target,
    WebOrigins origins,
    Optional<CustomDomain> domain,
    Notifications notifications,
    RequestRate rate,
    PictureServer pictures,
    Optional<String> table,
    int rejectedDays,
    OptionalInt archiveDays,
    OptionalInt photoDays,
    int sessionIdleHours,
    boolean firewall,
    boolean heic,
    SignInChoice signIn,
    ProductLookUpChoice products,
    boolean scanner,
    Path zips) {
  private static final int USUAL_IDLE_HOURS = (int) IdleLimit.USUAL.time().toHours();

  /** A month. */
  private static final int MAX_IDLE_HOURS = 720;

  /** Reads and validates the settings of the stage that the context of the CDK app names. */
  static StageSettings read(Function<String, Object> context) {
    var stage = Stage.of(SettingSource.text(context.apply("stage")).orElse(""));
    var settings = SettingSource.of(stage, context);
    return new StageSettings(
        stage,
        settings.find("localstack").map(URI::create).map(Target::localStack).orElse(Target.AWS),
        WebOrigins.parse(settings.find("origins").orElse(""), stage),
        CustomDomain.find(settings),
        Notifications.of(settings, stage),
        RequestRate.of(settings, stage),
        PictureServer.of(settings),
        settings.find("table").map(StageSettings::checkTable),
        days("rejectedDays", settings.find("rejectedDays").orElse("30")),
        optionalDays(settings, "archiveDays", OptionalInt.empty()),
        optionalDays(settings, "photoDays", stage.photoDays()),
        idleHours(settings),
        settings.find("firewall").filter("true"::equals).isPresent(),
        HeicDecoder.isOn(settings),
        SignInChoice.of(settings),
        ProductLookUpChoice.of(settings),
        scanner(settings),
        zips(settings));
  }

  Path zip(Artifact artifact) {
    return zips.resolve(artifact.file());
  }

  /** Returns the same settings with one more web origin. */
  StageSettings withOrigin(String origin) {
    return new StageSettings(
        stage,
        target,
        origins.with(origin),
        domain,
        notifications,
        rate,
        pictures,
        table,
        rejectedDays,
        archiveDays,
        photoDays,
        sessionIdleHours,
        firewall,
        heic,
        signIn,
        products,
        scanner,
        zips);
  }

  /** Returns whether sessions expire after the time that functions assume. */
  boolean hasUsualIdleLimit() {
    return sessionIdleHours == USUAL_IDLE_HOURS;
  }

  /** Returns whether the stack has the scanner page, which needs CloudFront. */
  boolean hasScanner() {
    return scanner && target.hasCloudFront();
  }

  /** Returns whether the stack has a user pool; LocalStack has none. */
  boolean hasUserPool() {
    return signIn.userPool() && target.hasCognito();
  }

  boolean hasCloudFront() {
    return pictures == PictureServer.CLOUDFRONT && target.hasCloudFront();
  }

  /** Returns whether the API has a route for public pictures. */
  boolean hasPictureRoute() {
    return pictures == PictureServer.API && target.hasCloudFront();
  }

  /** Returns whether a firewall is requested and available. */
  boolean hasFirewall() {
    return firewall && target.supportsFirewall();
  }

  private static String checkTable(String name) {
    if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
      throw new InvalidSetting("The table \"" + name + "\" is not the name of a DynamoDB table.");
    }
    return name;
  }

  private static OptionalInt optionalDays(
      SettingSource settings, String name, OptionalInt defaultDays) {
    return settings.find(name).map(days -> OptionalInt.of(days(name, days))).orElse(defaultDays);
  }

  private static int idleHours(SettingSource settings) {
    var hours = settings.find("sessionIdleHours").orElse(Integer.toString(USUAL_IDLE_HOURS));
    if (!hours.matches("[1-9][0-9]{0,2}") || Integer.parseInt(hours) > MAX_IDLE_HOURS) {
      throw new InvalidSetting(
          "Set sessionIdleHours to a whole number from 1 to "
              + MAX_IDLE_HOURS
              + ", not \""
              + hours
              + "\".");
    }
    return Integer.parseInt(hours);
  }

  private static int days(String setting, String days) {
    if (!days.matches("[1-9][0-9]{0,3}")) {
      throw new InvalidSetting(
          "Set " + setting + " to a whole number from 1 to 9999, not \"" + days + "\".");
    }
    return Integer.parseInt(days);
  }

  private static boolean scanner(SettingSource settings) {
    var value = settings.find("scanner").orElse("off");
    if (!value.equals("on") && !value.equals("off")) {
      throw new InvalidSetting("Set scanner to on or off, not \"" + value + "\".");
    }
    var page = Path.of(settings.find("scannerPage").orElse("clients/scanner/dist"));
    if (value.equals("on") && !Files.isRegularFile(page.resolve("index.html"))) {
      throw new InvalidSetting(
          "There is no scanner page in "
              + page
              + "; run `make scanner`, which needs Node.js, or set -c scanner=off.");
    }
    return value.equals("on");
  }

  private static Path zips(SettingSource settings) {
    var folder = settings.find("zips").orElse("functions/target");
    for (var artifact : Artifact.values()) {
      if (!Files.isRegularFile(Path.of(folder, artifact.file()))) {
        throw new InvalidSetting(
            "There is no " + artifact.file() + " in " + folder + "; run `make package`.");
      }
    }
    if (HeicDecoder.isOn(settings)) {
      HeicDecoder.require(Path.of(folder, Artifact.COMPLETE.file()));
    }
    return Path.of(folder).toAbsolutePath();
  }
}
