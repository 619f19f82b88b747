package dev.packshot.acceptance.museum;

import dev.packshot.acceptance.Phone;
import dev.packshot.acceptance.Phone.End;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A public report of a photo that was lost, sent again and again, or stored twice. Each is played
 * twice: as the phone of the report did it, with forms alone, and with the ledger.
 */
@SuppressWarnings("ImmutableEnumChecker") // references to methods without state
enum Exhibit {
  NOTHING_FOR_DAYS(
      "openfoodfacts/smooth-app",
      7706,
      1,
      1,
      WithForms::nothingForDays,
      WithLedger::nothingForDays),
  ONE_TASK_AT_A_TIME(
      "openfoodfacts/smooth-app",
      5348,
      3,
      2,
      WithForms::oneTaskAtATime,
      WithLedger::oneTaskAtATime),
  GONE_FROM_THE_LIST(
      "openfoodfacts/openfoodfacts-androidapp",
      74,
      3,
      3,
      WithForms::goneFromTheList,
      WithLedger::goneFromTheList),
  UPLOADED_BUT_REMAINING(
      "immich-app/immich",
      28576,
      1,
      1,
      WithForms::uploadedButRemaining,
      WithLedger::uploadedButRemaining),
  REFUSED_IN_A_LOOP(
      "immich-app/immich", 20992, 1, 0, WithForms::refusedInALoop, WithLedger::refusedInALoop),
  EXPIRED_DURING_A_CALL(
      "transloadit/uppy",
      1724,
      1,
      1,
      WithForms::expiredDuringACall,
      WithLedger::expiredDuringACall),
  TAB_CLOSED("transloadit/uppy", 2900, 1, 1, WithForms::expiredDuringACall, WithLedger::tabClosed),
  SIGNED_LONG_BEFORE_THEIR_TURN(
      "transloadit/uppy",
      3612,
      5,
      5,
      WithForms::signedLongBeforeTheirTurn,
      WithLedger::signedLongBeforeTheirTurn),
  KILLED_BEFORE_THE_LAST_CALL(
      "aws-amplify/aws-sdk-ios",
      3173,
      1,
      1,
      WithForms::killedBeforeTheLastCall,
      WithLedger::killedBeforeTheLastCall),
  WRONG_CLOCK("aws-amplify/aws-sdk-ios", 541, 1, 1, WithForms::wrongClock, WithLedger::wrongClock),
  FAILED_BUT_STORED(
      "commons-app/apps-android-commons",
      3218,
      1,
      1,
      WithForms::failedButStored,
      WithLedger::failedButStored),
  QUEUED_FOR_EVER(
      "commons-app/apps-android-commons",
      5136,
      2,
      2,
      WithForms::queuedForEver,
      WithLedger::queuedForEver),
  FORBIDDEN_WITHOUT_A_REASON(
      "Serdnad/aws_s3_upload",
      37,
      1,
      1,
      WithForms::expiredDuringACall,
      WithLedger::forbiddenWithoutAReason),
  SAME_PICTURE_TWICE(
      "openfoodfacts/open-prices",
      963,
      2,
      1,
      WithForms::samePictureTwice,
      WithLedger::samePictureTwice);

  /** The reports in which time passes. */
  private static final Set<Exhibit> TIMED =
      EnumSet.of(
          NOTHING_FOR_DAYS,
          EXPIRED_DURING_A_CALL,
          TAB_CLOSED,
          SIGNED_LONG_BEFORE_THEIR_TURN,
          QUEUED_FOR_EVER,
          FORBIDDEN_WITHOUT_A_REASON);

  private final String repository;
  private final int number;
  private final int files;
  private final int photos;
  private final Supplier<Phone> before;
  private final Supplier<Phone> after;

  /**
   * Creates an exhibit.
   *
   * @param files the number of files that the phone has
   * @param photos the number of different photos among them
   * @param before the report with forms alone
   * @param after the report with the ledger
   */
  Exhibit(
      String repository,
      int number,
      int files,
      int photos,
      Supplier<Phone> before,
      Supplier<Phone> after) {
    this.repository = repository;
    this.number = number;
    this.files = files;
    this.photos = photos;
    this.before = before;
    this.after = after;
  }

  /** Plays the report with forms alone. */
  Phone before() {
    return before.get();
  }

  /** Plays the report with the ledger. */
  Phone after() {
    return after.get();
  }

  /** Returns whether time passes in the report. */
  boolean needsClock() {
    return TIMED.contains(this);
  }

  /** Returns whether a phone with forms alone ends well. */
  boolean isRightBefore() {
    return this == WRONG_CLOCK;
  }

  boolean isRight(End end) {
    return end.isRight(files, photos);
  }

  String link() {
    return "https://github.com/" + repository + "/issues/" + number;
  }
}
