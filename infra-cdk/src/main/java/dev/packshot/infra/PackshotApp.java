package dev.packshot.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The program that CDK runs to learn what there shall be. */
public final class PackshotApp {
  private PackshotApp() {}

  /** Writes the cloud assembly, or says in one sentence why there is none. */
  public static void main(String[] arguments) {
    try {
      synthesize(new App());
    } catch (BadSetting bad) {
      System.err.println(bad.getMessage());
      System.exit(1);
    }
  }

  /** The cloud assembly for these settings, written to a folder. */
  public static CloudAssembly synthesize(Map<String, ?> settings, Path folder) {
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
