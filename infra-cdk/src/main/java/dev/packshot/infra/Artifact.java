package dev.packshot.infra;

/** What functions are made of: one of two zips with the same classes of ours (docs/adr/0022). */
enum Artifact {
  /** Without S3's client, the decoders of pictures and the program of the reference page. */
  API("packshot-api.zip"),

  /** Everything. */
  WHOLE("packshot-functions.zip");

  private final String file;

  Artifact(String file) {
    this.file = file;
  }

  /** Its name in the folder of the built functions. */
  String file() {
    return file;
  }
}
