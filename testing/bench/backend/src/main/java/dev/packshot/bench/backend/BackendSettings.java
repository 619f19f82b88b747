package dev.packshot.bench.backend;

/** The names and credentials of the backend's table and bucket. */
final class BackendSettings {
  static final String TABLE = "packshot";
  static final String BUCKET = "packshot-photos";
  static final String REGION = "eu-west-1";
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final String SECRET_KEY = "secret";

  private BackendSettings() {}
}
