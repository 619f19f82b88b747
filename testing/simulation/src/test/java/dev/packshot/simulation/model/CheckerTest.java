package dev.packshot.simulation.model;

import static dev.packshot.simulation.model.Body.OTHER_PICTURE;
import static dev.packshot.simulation.model.Body.OTHER_TEXT;
import static dev.packshot.simulation.model.Body.PICTURE;
import static dev.packshot.simulation.model.Body.TEXT;
import static dev.packshot.simulation.model.Scenario.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The model keeps its promises in every order of its steps, and the checker finds what breaks them.
 */
class CheckerTest {
  static final List<Scenario> SCENARIOS = Scenarios.SMALL;

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void keepsEveryPromiseInEveryOrder(Scenario scenario) {
    var checker = new Checker(scenario);
    assertThat(checker.run().map(it -> it.promise() + it.trace())).isEmpty();
    assertThat(checker.states()).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsAPlantedMistake(Mistake mistake) {
    var checker = new Checker(scenario(mistake).with(mistake));
    assertThat(checker.run()).get().extracting(Counterexample::promise).isEqualTo(promise(mistake));
  }

  /** Returns bounds within which a mistake shows. */
  private static Scenario scenario(Mistake mistake) {
    return switch (mistake) {
      case REMEMBERS_ONLY_LAST_REPLACED ->
          posting(PICTURE, OTHER_PICTURE, PICTURE).delivering(1).failing(2, 0);
      case FORGETS_BEFORE_DELETING, KEEPS_REPLACED_PICTURES ->
          posting(PICTURE, OTHER_PICTURE).delivering(1).failing(1, 0);
      case IGNORES_FAILURES -> posting(PICTURE, TEXT, OTHER_TEXT).delivering(1);
      case COPY_HAS_NO_ORIGIN -> posting(PICTURE, OTHER_PICTURE, TEXT).delivering(1);
      case LEAVES_NO_TOMBSTONE,
          DELETES_WITHOUT_UNCOUNTING,
          RECORDS_NO_DELETION,
          ERASES_NO_FILES,
          ERASES_NO_PICTURES,
          ERASES_BEFORE_TOMBSTONE,
          JUDGES_DELETED_PHOTOS,
          REGISTRATION_REVIVES_DELETED_PHOTO,
          IGNORES_GONE_OBJECTS,
          LEAVES_PICTURES_TO_JOB ->
          posting(PICTURE).delivering(1).registering(1).deleting(1).failing(1, 0);
      default -> posting(PICTURE, TEXT).delivering(1).registering(2).classifying().ending();
    };
  }

  private static String promise(Mistake mistake) {
    return switch (mistake) {
      case NONE -> "";
      case ADOPTS_WITHOUT_COUNTING, REGISTRATION_REPLACES_PHOTO -> "a photo is counted once";
      case JUDGES_EARLIER_VERSIONS, NEVER_RESTORES -> "the current object is the one that is shown";
      case FAILS_TO_RESTORE -> "every event comes to an end";
      case REJECTED_REPLACES_READY -> "a ready photo stays ready";
      case SAVES_VERDICT_BEFORE_PICTURES -> "a ready photo has its pictures";
      case SAVES_VERDICT_BEFORE_POINTER -> "a ready photo is found by its id";
      case TAGS_BEFORE_VERDICT -> "only a photo that was judged is tagged";
      case REMEMBERS_ONLY_LAST_REPLACED, FORGETS_BEFORE_DELETING, KEEPS_REPLACED_PICTURES ->
          "nothing is left behind";
      case IGNORES_FAILURES, COPY_HAS_NO_ORIGIN -> "the last picture is shown";
      case LATE_UPLOAD_REVIVES_SESSION -> "an ended session stays ended";
      case ENDED_SESSION_TAKES_REGISTRATIONS -> "an ended session takes no registration";
      case REGISTRATION_RESETS_TYPE -> "a PATCH stays";
      case REGISTERS_TWICE -> "a photo is created once";
      case LEAVES_NO_TOMBSTONE -> "a registration stays";
      case DELETES_WITHOUT_UNCOUNTING -> "a photo is counted once";
      case RECORDS_NO_DELETION,
          ERASES_NO_FILES,
          ERASES_NO_PICTURES,
          IGNORES_GONE_OBJECTS,
          LEAVES_PICTURES_TO_JOB ->
          "nothing is left behind";
      case ERASES_BEFORE_TOMBSTONE -> "only files of a deleted photo are erased";
      case JUDGES_DELETED_PHOTOS, REGISTRATION_REVIVES_DELETED_PHOTO ->
          "a deleted photo stays deleted";
    };
  }
}
