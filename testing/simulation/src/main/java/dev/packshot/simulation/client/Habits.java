package dev.packshot.simulation.client;

import dev.packshot.simulation.time.Chance;

/**
 * The probabilities with which an app does something unusual with a photo.
 *
 * @param neverRegisters leaves the photo to its upload event
 * @param registersFirst registers the photo before it is uploaded
 * @param registersTwice registers the photo twice, at the same time
 * @param postsTwice posts the form again with the same bytes
 * @param replaces posts the form again with other bytes
 * @param classifies changes the type and the metadata of the photo
 * @param registersLate registers the photo after it has been classified
 * @param lingers comes back to the session when it is about to expire
 * @param discards deletes the photo when it has just been sent
 * @param dawdles posts the form by a clock of its own, and so perhaps after it has expired
 */
record Habits(
    double neverRegisters,
    double registersFirst,
    double registersTwice,
    double postsTwice,
    double replaces,
    double classifies,
    double registersLate,
    double lingers,
    double discards,
    double dawdles) {

  /** Returns the habits of one app. */
  static Habits of(Chance chance) {
    return new Habits(
        rate(chance),
        rate(chance),
        rate(chance),
        rate(chance),
        rate(chance),
        rate(chance),
        rate(chance),
        rate(chance) / 4,
        rate(chance) / 4,
        rate(chance) / 4);
  }

  private static double rate(Chance chance) {
    return chance.between(0, 50) / 100.0;
  }
}
