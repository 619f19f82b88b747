package dev.packshot.acceptance.museum;

import static dev.packshot.acceptance.Phone.photo;
import static dev.packshot.acceptance.Phone.text;
import static dev.packshot.acceptance.museum.Past.DAYS;
import static dev.packshot.acceptance.museum.Past.HOURS;
import static dev.packshot.acceptance.museum.Past.phone;
import static dev.packshot.acceptance.museum.Past.today;

import dev.packshot.acceptance.Phone;
import java.util.Map;

/** The phones of the reports, if they use the ledger. */
final class WithLedger {
  private WithLedger() {}

  static Phone nothingForDays() {
    var file = photo();
    var phone = phone(DAYS);
    phone.ask("1", file);
    today();
    phone.sync(Map.of("1", file));
    return phone;
  }

  static Phone oneTaskAtATime() {
    var phone = new Phone();
    phone.sync(Map.of("1", text(), "2", photo(), "3", photo()));
    return phone;
  }

  static Phone goneFromTheList() {
    var files = Map.of("1", photo(), "2", photo(), "3", photo());
    var phone = new Phone();
    files.forEach(phone::ask);
    phone.sync(Map.of("1", files.get("1")));
    phone.promised().forEach(name -> phone.sync(Map.of(name, files.get(name))));
    return phone;
  }

  static Phone uploadedButRemaining() {
    return askedAgainAfterItsEnd(photo());
  }

  static Phone refusedInALoop() {
    return askedAgainAfterItsEnd(text());
  }

  static Phone expiredDuringACall() {
    var file = photo();
    var phone = phone(HOURS);
    var early = phone.ask("1", file);
    today();
    phone.send(early, file);
    phone.sync(Map.of("1", file));
    return phone;
  }

  static Phone tabClosed() {
    var file = photo();
    var phone = phone(HOURS);
    phone.ask("1", file, "PUT");
    today();
    phone.sync(Map.of("1", file), "PUT");
    return phone;
  }

  static Phone signedLongBeforeTheirTurn() {
    var files = Map.of("1", photo(), "2", photo(), "3", photo(), "4", photo(), "5", photo());
    var phone = phone(HOURS);
    files.forEach(phone::ask);
    today();
    phone.sync(files);
    return phone;
  }

  static Phone killedBeforeTheLastCall() {
    var file = photo();
    var phone = new Phone();
    phone.send(phone.ask("1", file, "PUT"), file);
    phone.sync(Map.of("1", file), "PUT");
    return phone;
  }

  static Phone wrongClock() {
    var phone = new Phone();
    phone.sync(Map.of("1", photo()));
    return phone;
  }

  static Phone failedButStored() {
    return askedAgainAfterItsEnd(photo());
  }

  static Phone queuedForEver() {
    var files = Map.of("1", photo(), "2", photo());
    var phone = phone(DAYS);
    files.forEach(phone::ask);
    today();
    phone.sync(files);
    return phone;
  }

  static Phone forbiddenWithoutAReason() {
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

  static Phone samePictureTwice() {
    var file = photo();
    var phone = new Phone();
    phone.sync(Map.of("1", file));
    phone.sync(Map.of("2", file));
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
