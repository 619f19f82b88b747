package dev.packshot.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The CDK app. */
public final class PackshotApp {
  private PackshotApp() {}

  /** Writes the cloud assembly, or prints the setting that is invalid. */
  public static void main(String[] arguments) {
    try {
      synthesize(new App());
    } catch (InvalidSetting invalid) {
      System.err.println(invalid.getMessage());
      System.exit(1);
    }
  }

  /** Writes the cloud assembly of these settings to a folder. */
  static CloudAssembly synthesize(Map<String, ?> settings, Path folder) {
    return synthesize(
        new App(AppProps.builder().context(settings).outdir(folder.toString()).build()));
  }

  private static CloudAssembly synthesize(App app) {
    var settings = StageSettings.read(name -> app.getNode().tryGetContext(name));
    new PackshotStack(app, settings);
    Aspects.of(app).add(new AwsSolutionsChecks());
    return app.synth();
  }
}
