package dev.packshot.devkit.form;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A form whose file is still to be read.
 *
 * @param fields the fields before the file. Their names are compared without regard to case
 * @param fileName empty if the client sent none
 */
record PostedForm(Map<String, String> fields, String fileName, InputStream file) {
  Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  String require(String field) {
    return find(field).orElseThrow(() -> S3Error.missingField(field));
  }
}
