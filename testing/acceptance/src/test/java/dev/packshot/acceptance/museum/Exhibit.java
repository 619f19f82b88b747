package dev.packshot.acceptance.museum;

import static dev.packshot.acceptance.Phone.photo;
import static dev.packshot.acceptance.Phone.text;

import dev.packshot.acceptance.Phone;
import dev.packshot.acceptance.Phone.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A public report of a photo that was lost, sent again and again, or stored twice. Each is played
 * twice: as the phone of the report did it, with forms alone, and with the ledger.
 */
enum Exhibit {
  NOTHING_FOR_DAYS("openfoodfacts/smooth-app", 7706, 1, 1) {
    @Override
    Phone before() {
      var phone = phone(DAYS);
      var form = phone.requestForm();
      today();
      phone.post(form, photo());
      return phone;
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = phone(DAYS);
      phone.ask("1", file);
      today();
      phone.sync(Map.of("1", file));
      return phone;
    }
  },
  ONE_TASK_AT_A_TIME("openfoodfacts/smooth-app", 5348, 3, 2) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      var phone = new Phone();
      for (var file : List.of(text(), photo(), photo())) {
        var form = phone.requestForm();
        phone.post(form, file);
        if (!phone.isReady(form)) {
          return phone; // the first task is tried again, and the others wait
        }
        phone.settle();
      }
      return phone;
    }

    @Override
    Phone after() {
      var phone = new Phone();
      phone.sync(Map.of("1", text(), "2", photo(), "3", photo()));
      return phone;
    }
  },
  GONE_FROM_THE_LIST("openfoodfacts/openfoodfacts-androidapp", 74, 3, 3) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      var phone = new Phone();
      var form = phone.requestForm();
      phone.requestForm();
      phone.requestForm();
      phone.post(form, photo()); // the other two do not reach storage
      phone.isReady(form);
      phone.settle();
      phone.settle();
      phone.settle();
      return phone;
    }

    @Override
    Phone after() {
      var files = Map.of("1", photo(), "2", photo(), "3", photo());
      var phone = new Phone();
      files.forEach(phone::ask);
      phone.sync(Map.of("1", files.get("1")));
      phone.promised().forEach(name -> phone.sync(Map.of(name, files.get(name))));
      return phone;
    }
  },
  UPLOADED_BUT_REMAINING("immich-app/immich", 28576, 1, 1) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      return sentWithANewFormEachTime(photo(), 3);
    }

    @Override
    Phone after() {
      return askedAgainAfterItsEnd(photo());
    }
  },
  REFUSED_IN_A_LOOP("immich-app/immich", 20992, 1, 0) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      return sentWithANewFormEachTime(text(), 3);
    }

    @Override
    Phone after() {
      return askedAgainAfterItsEnd(text());
    }
  },
  EXPIRED_DURING_A_CALL("transloadit/uppy", 1724, 1, 1) {
    @Override
    Phone before() {
      var phone = phone(HOURS);
      var form = phone.requestForm();
      today();
      var file = photo();
      for (int attempt = 0; attempt < 3; attempt++) {
        phone.post(form, file);
      }
      return phone;
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = phone(HOURS);
      var early = phone.ask("1", file);
      today();
      phone.send(early, file);
      phone.sync(Map.of("1", file));
      return phone;
    }
  },
  TAB_CLOSED("transloadit/uppy", 2900, 1, 1) {
    @Override
    Phone before() {
      return EXPIRED_DURING_A_CALL.before();
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = phone(HOURS);
      phone.ask("1", file, "PUT");
      today();
      phone.sync(Map.of("1", file), "PUT");
      return phone;
    }
  },
  SIGNED_LONG_BEFORE_THEIR_TURN("transloadit/uppy", 3612, 5, 5) {
    @Override
    Phone before() {
      var phone = phone(HOURS);
      var late = List.of(phone.requestForm(), phone.requestForm(), phone.requestForm());
      today();
      for (var form : List.of(phone.requestForm(), phone.requestForm())) {
        phone.post(form, photo());
        phone.isReady(form);
        phone.settle();
      }
      late.forEach(form -> phone.post(form, photo()));
      return phone;
    }

    @Override
    Phone after() {
      var files = Map.of("1", photo(), "2", photo(), "3", photo(), "4", photo(), "5", photo());
      var phone = phone(HOURS);
      files.forEach(phone::ask);
      today();
      phone.sync(files);
      return phone;
    }
  },
  KILLED_BEFORE_THE_LAST_CALL("aws-amplify/aws-sdk-ios", 3173, 1, 1) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      // the app has forgotten what it sent
      return sentWithANewFormEachTime(photo(), 2);
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = new Phone();
      phone.send(phone.ask("1", file, "PUT"), file);
      phone.sync(Map.of("1", file), "PUT");
      return phone;
    }
  },
  WRONG_CLOCK("aws-amplify/aws-sdk-ios", 541, 1, 1) {
    @Override
    boolean needsClock() {
      return false;
    }

    /** The phone signs nothing, so its clock does not matter for a form either. */
    @Override
    Phone before() {
      var phone = new Phone();
      var form = phone.requestForm();
      phone.post(form, photo());
      if (phone.isReady(form)) {
        phone.settle();
      }
      return phone;
    }

    @Override
    Phone after() {
      var phone = new Phone();
      phone.sync(Map.of("1", photo()));
      return phone;
    }

    @Override
    boolean isRightBefore() {
      return true;
    }
  },
  FAILED_BUT_STORED("commons-app/apps-android-commons", 3218, 1, 1) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      // the answer of the first upload is lost, so the phone calls it failed
      return sentWithANewFormEachTime(photo(), 2);
    }

    @Override
    Phone after() {
      return askedAgainAfterItsEnd(photo());
    }
  },
  QUEUED_FOR_EVER("commons-app/apps-android-commons", 5136, 2, 2) {
    @Override
    Phone before() {
      var phone = phone(DAYS);
      var forms = List.of(phone.requestForm(), phone.requestForm());
      today();
      forms.forEach(form -> phone.post(form, photo()));
      return phone;
    }

    @Override
    Phone after() {
      var files = Map.of("1", photo(), "2", photo());
      var phone = phone(DAYS);
      files.forEach(phone::ask);
      today();
      phone.sync(files);
      return phone;
    }
  },
  FORBIDDEN_WITHOUT_A_REASON("Serdnad/aws_s3_upload", 37, 1, 1) {
    @Override
    Phone before() {
      return EXPIRED_DURING_A_CALL.before();
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = phone(HOURS);
      var early = phone.ask("1", file);
      today();
      if (phone.send(early, file)
          || !phone
              .explain(early, "Invalid according to Policy: Policy expired.")
              .equals("expired")) {
        throw new AssertionError("The form has not expired.");
      }
      phone.sync(Map.of("1", file));
      return phone;
    }
  },
  SAME_PICTURE_TWICE("openfoodfacts/open-prices", 963, 2, 1) {
    @Override
    boolean needsClock() {
      return false;
    }

    @Override
    Phone before() {
      var phone = sentWithANewFormEachTime(photo(), 2);
      phone.settle();
      return phone;
    }

    @Override
    Phone after() {
      var file = photo();
      var phone = new Phone();
      phone.sync(Map.of("1", file));
      phone.sync(Map.of("2", file));
      return phone;
    }
  };

  private static final Duration DAYS = Duration.ofDays(3);
  private static final Duration HOURS = Duration.ofHours(2);

  private final String repository;
  private final int number;
  private final int files;
  private final int photos;

  /**
   * Creates an exhibit.
   *
   * @param files the number of files that the phone has
   * @param photos the number of different photos among them
   */
  Exhibit(String repository, int number, int files, int photos) {
    this.repository = repository;
    this.number = number;
    this.files = files;
    this.photos = photos;
  }

  /** Plays the report with forms alone. */
  abstract Phone before();

  /** Plays the report with the ledger. */
  abstract Phone after();

  /** Returns whether time passes in the report. */
  boolean needsClock() {
    return true;
  }

  /** Returns whether a phone with forms alone ends well. */
  boolean isRightBefore() {
    return false;
  }

  boolean isRight(End end) {
    return end.isRight(files, photos);
  }

  String link() {
    return "https://github.com/" + repository + "/issues/" + number;
  }

  /** Returns a new phone that opens its session some time ago. */
  private static Phone phone(Duration ago) {
    Phone.setClockBack(ago);
    return new Phone();
  }

  private static void today() {
    Phone.setClockBack(Duration.ZERO);
  }

  private static Phone sentWithANewFormEachTime(byte[] file, int times) {
    var phone = new Phone();
    for (int attempt = 0; attempt < times; attempt++) {
      var form = phone.requestForm();
      phone.post(form, file);
      phone.isReady(form);
    }
    phone.settle();
    return phone;
  }

  private static Phone askedAgainAfterItsEnd(byte[] file) {
    var phone = new Phone();
    phone.send(phone.ask("1", file), file);
    phone.sync(Map.of("1", file));
    for (int attempt = 0; attempt < 3; attempt++) {
      if (phone.ask("1", file).next().equals("upload")) {
        throw new AssertionError("The ledger wants the file again.");
      }
    }
    return phone;
  }
}
