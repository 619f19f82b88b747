package dev.packshot.simulation.variant;

import java.util.List;
import java.util.stream.Stream;

/** All planted faults. */
public final class Variants {
  private Variants() {}

  /** Returns the variants that change the production code. */
  public static List<Variant> all() {
    return Stream.of(
            LedgerVariants.all(),
            SessionVariants.all(),
            ScanVariants.all(),
            PhotoVariants.all(),
            ProductVariants.all())
        .flatMap(List::stream)
        .toList();
  }
}
