package dev.packshot.acceptance.museum;

import static dev.packshot.acceptance.Phone.photo;
import static dev.packshot.acceptance.Phone.text;
import static dev.packshot.acceptance.museum.Past.DAYS;
import static dev.packshot.acceptance.museum.Past.HOURS;
import static dev.packshot.acceptance.museum.Past.phone;
import static dev.packshot.acceptance.museum.Past.today;

import dev.packshot.acceptance.Phone;
import java.util.List;

/** The phones of the reports, which use forms alone. */
final class WithForms {
  private WithForms() {}

  static Phone nothingForDays() {
    var phone = phone(DAYS);
    var form = phone.requestForm();
    today();
    phone.post(form, photo());
    return phone;
  }

  static Phone oneTaskAtATime() {
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

  static Phone goneFromTheList() {
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

  static Phone uploadedButRemaining() {
    return sentWithANewFormEachTime(photo(), 3);
  }

  static Phone refusedInALoop() {
    return sentWithANewFormEachTime(text(), 3);
  }

  static Phone expiredDuringACall() {
    var phone = phone(HOURS);
    var form = phone.requestForm();
    today();
    var file = photo();
    for (int attempt = 0; attempt < 3; attempt++) {
      phone.post(form, file);
    }
    return phone;
  }

  static Phone signedLongBeforeTheirTurn() {
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

  static Phone killedBeforeTheLastCall() {
    // the app has forgotten what it sent
    return sentWithANewFormEachTime(photo(), 2);
  }

  /** The phone signs nothing, so its clock does not matter for a form either. */
  static Phone wrongClock() {
    var phone = new Phone();
    var form = phone.requestForm();
    phone.post(form, photo());
    if (phone.isReady(form)) {
      phone.settle();
    }
    return phone;
  }

  static Phone failedButStored() {
    // the answer of the first upload is lost, so the phone calls it failed
    return sentWithANewFormEachTime(photo(), 2);
  }

  static Phone queuedForEver() {
    var phone = phone(DAYS);
    var forms = List.of(phone.requestForm(), phone.requestForm());
    today();
    forms.forEach(form -> phone.post(form, photo()));
    return phone;
  }

  static Phone samePictureTwice() {
    var phone = sentWithANewFormEachTime(photo(), 2);
    phone.settle();
    return phone;
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
}
