package dev.packshot.infra;

/**
 * A zip that functions are deployed from. Both zips contain every handler and differ in libraries
 * (docs/adr/0022-two-zips.md).
 */
enum Artifact {
  /** The smaller zip, without the S3 client, the image decoders and Swagger UI. */
  API("packshot-api.zip"),

  /** The zip with every library. */
  COMPLETE("packshot-functions.zip");

  private final String file;

  Artifact(String file) {
    this.file = file;
  }

  /** Returns the name of the file in the build folder of {@code functions}. */
  String file() {
    return file;
  }
}
