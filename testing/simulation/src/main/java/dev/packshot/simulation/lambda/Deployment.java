package dev.packshot.simulation.lambda;

import dev.packshot.graph.Settings;
import dev.packshot.store.SigningCredentials;
import java.net.URI;
import java.util.Optional;

/** The names and secrets of a simulated deployment. */
public final class Deployment {
  public static final String TABLE = "packshot";
  public static final String BUCKET = "packshot-photos";
  public static final String REGION = "eu-central-1";
  public static final String SECRET = "simulated-secret";

  private Deployment() {}

  static Settings settings() {
    return Settings.outsideAws(
        TABLE,
        BUCKET,
        REGION,
        URI.create("https://s3.example.com"),
        "*",
        "https://media.example.com/m");
  }

  static SigningCredentials credentials() {
    return new SigningCredentials("AKIDSIMULATED", SECRET, Optional.empty(), Optional.empty());
  }
}
