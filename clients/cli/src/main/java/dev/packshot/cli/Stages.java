package dev.packshot.cli;

import java.util.ArrayList;
import java.util.List;

/** The stages that the stack has. */
final class Stages extends ArrayList<String> {
  private static final long serialVersionUID = 1;

  Stages() {
    super(List.of("dev", "production"));
  }
}
