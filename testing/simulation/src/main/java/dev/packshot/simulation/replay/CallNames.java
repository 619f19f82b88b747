package dev.packshot.simulation.replay;

import dev.packshot.simulation.model.Call;
import dev.packshot.simulation.model.Classification;
import dev.packshot.simulation.model.DeletionRequest;
import dev.packshot.simulation.model.Erasure;
import dev.packshot.simulation.model.HourlyJob;
import dev.packshot.simulation.model.Registration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the handlers' calls that are steps of the model. */
final class CallNames {
  /** Reads of what does not change, the admission of keys, and claims of bytes. */
  private static final List<String> NO_STEPS =
      List.of("get ", "query ", "list objects ", "update KEY#", "put KEY#", "delete SESSION#");

  private static final Map<Enum<?>, String> EXPRESSIONS = new HashMap<>();

  static {
    EXPRESSIONS.put(Call.PICTURES, "put object scanner/renditions/.*");
    EXPRESSIONS.put(Call.CLAIM, "update SESSION#.* SHA256#.*");
    EXPRESSIONS.put(Call.POINT, "update PHOTO#.*");
    EXPRESSIONS.put(Call.JUDGE, "update SESSION#.* PHOTO#.*: SET .*");
    EXPRESSIONS.put(Call.ADOPT, "transaction \\[put .*");
    EXPRESSIONS.put(Call.ADOPT_ENDED, "transaction \\[put .*");
    EXPRESSIONS.put(Call.ADOPT_BEYOND, "put SESSION#.* PHOTO#.*");
    EXPRESSIONS.put(Call.CLEAN, "delete objects .*");
    EXPRESSIONS.put(Call.FORGET, "update .*: REMOVE replaced_pictures");
    EXPRESSIONS.put(Call.TAG, "tag object .*");
    EXPRESSIONS.put(Call.RESTORE, "copy object .*");
    EXPRESSIONS.put(Registration.Part.FIND, "batch get .*");
    EXPRESSIONS.put(Registration.Part.COUNT, "transaction \\[put .*");
    EXPRESSIONS.put(Registration.Part.ADD, "update SESSION#.* PHOTO#.*: SET .*");
    EXPRESSIONS.put(Call.FIND_DELETED, "batch get .*");
    EXPRESSIONS.put(DeletionRequest.Part.FIND, "batch get .*");
    EXPRESSIONS.put(DeletionRequest.Part.DELETE, "transaction \\[put .*");
    EXPRESSIONS.put(HourlyJob.EXPIRE, "transaction \\[update SESSION#.*");
    EXPRESSIONS.put(Erasure.Part.CLEAN, "delete objects .*scanner/renditions/.*");
    EXPRESSIONS.put(Erasure.Part.UNPOINT, "delete PHOTO#.*");
    EXPRESSIONS.put(Erasure.Part.LIST_FILES, "list versions scanner/photos/.*");
    EXPRESSIONS.put(Erasure.Part.ERASE_FILES, "delete objects .*scanner/photos/.*");
    EXPRESSIONS.put(Erasure.Part.LIST_PICTURES, "list versions scanner/renditions/.*");
    EXPRESSIONS.put(Erasure.Part.ERASE_PICTURES, "delete objects .*scanner/renditions/.*");
    EXPRESSIONS.put(Erasure.Part.END, "delete PHOTO-DELETIONS .*");
    EXPRESSIONS.put(Classification.UPDATE, "update SESSION#.* PHOTO#.*: SET .*");
  }

  private CallNames() {}

  /** Returns whether the model has a step for a call. */
  static boolean isStep(String call) {
    return NO_STEPS.stream().noneMatch(call::startsWith);
  }

  /** Returns whether a call is the one at a position of the model. */
  static boolean isAt(Enum<?> position, String call) {
    return call.matches(EXPRESSIONS.getOrDefault(position, "none"));
  }
}
