package dev.packshot.simulation.model;

import static dev.packshot.simulation.model.Body.OTHER_PICTURE;
import static dev.packshot.simulation.model.Body.OTHER_TEXT;
import static dev.packshot.simulation.model.Body.PICTURE;
import static dev.packshot.simulation.model.Body.TEXT;
import static dev.packshot.simulation.model.Scenario.posting;

import java.util.List;

/** The scenarios that are checked. Together they have every combination that has been of use. */
public final class Scenarios {
  /** Those that take seconds. */
  public static final List<Scenario> SMALL =
      List.of(
          posting(PICTURE, TEXT).registering(1),
          posting(PICTURE, OTHER_PICTURE).registering(1),
          posting(PICTURE).registering(2).classifying().ending().failing(1, 0),
          posting(TEXT).registering(1).classifying().ending().filling().failing(1, 1),
          posting(PICTURE, OTHER_PICTURE, TEXT).delivering(1),
          posting(TEXT, OTHER_TEXT).delivering(1),
          posting(PICTURE, TEXT).delivering(1).ending().filling().failing(1, 1),
          posting(PICTURE).delivering(1).registering(1).deleting(1).failing(1, 0),
          posting(PICTURE, TEXT).delivering(1).deleting(1).ending(),
          posting(TEXT).delivering(1).registering(1).classifying().deleting(2).filling());

  /** Those that take minutes. */
  public static final List<Scenario> LARGE =
      List.of(
          posting(PICTURE, TEXT).registering(2).ending(),
          posting(PICTURE, OTHER_PICTURE).registering(2).ending(),
          posting(PICTURE, TEXT).registering(1).filling(),
          posting(PICTURE, OTHER_PICTURE).registering(1).filling(),
          posting(PICTURE).registering(2).classifying().ending().filling().failing(1, 1),
          posting(TEXT).registering(2).classifying().ending().filling().failing(1, 1),
          posting(PICTURE, TEXT).registering(1).classifying().failing(1, 0),
          posting(PICTURE, OTHER_PICTURE).registering(2).classifying().failing(1, 0),
          posting(PICTURE, TEXT).failing(1, 1),
          posting(PICTURE, OTHER_PICTURE).failing(2, 1),
          posting(PICTURE, OTHER_PICTURE, TEXT).delivering(1).failing(1, 1),
          posting(PICTURE, TEXT, OTHER_TEXT).delivering(1).failing(1, 1),
          posting(PICTURE, OTHER_PICTURE, PICTURE).delivering(1).failing(2, 0),
          posting(PICTURE).registering(2).deleting(1).ending().failing(1, 0),
          posting(PICTURE, TEXT).delivering(1).registering(1).deleting(1).failing(1, 0));

  private Scenarios() {}
}
