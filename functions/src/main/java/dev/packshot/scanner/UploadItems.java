package dev.packshot.scanner;

import dev.packshot.http.Fields;
import dev.packshot.http.Timestamp;
import dev.packshot.id.CaptureId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.ledger.LedgerEntry;
import dev.packshot.ledger.Promise;
import dev.packshot.ledger.RequestedUpload;
import dev.packshot.ledger.UploadMethod;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoType;
import dev.packshot.problem.FieldError;
import dev.packshot.store.UploadTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The list {@code uploads} of a request. Each element is valid or has errors of its own, which do
 * not affect the others.
 */
final class UploadItems {
  static final String NAME = "uploads";
  private static final String CAPTURE = "capture_short_id";
  private static final int MAX = 100;
  private static final int SHA256_DIGITS = 64;
  private static final String HEX = "[0-9a-fA-F]{" + SHA256_DIGITS + "}";

  private final List<Item> items;

  /** An element: either a valid request or the entry of the answer to an invalid one. */
  private record Item(Optional<RequestedUpload> request, Optional<LedgerEntry> refusal) {}

  private UploadItems(List<Item> items) {
    this.items = items;
  }

  /** Reads the list; empty if it is absent or no list of 1 to 100. */
  static UploadItems of(Fields body) {
    var items = new ArrayList<Item>();
    var names = new HashMap<String, Integer>();
    for (var fields : body.objects(NAME, 1, MAX)) {
      items.add(item(fields, names, items.size()));
    }
    return new UploadItems(items);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Returns the valid requests. */
  List<RequestedUpload> requests() {
    return items.stream().flatMap(item -> item.request().stream()).toList();
  }

  Set<String> clientIds() {
    return requests().stream().map(RequestedUpload::clientId).collect(Collectors.toSet());
  }

  Set<CaptureId> captures() {
    return requests().stream()
        .flatMap(request -> request.captureId().stream())
        .collect(Collectors.toSet());
  }

  /** Returns the list in which each element that names another capture than these is refused. */
  UploadItems withCapturesAmong(Set<CaptureId> captures) {
    return new UploadItems(
        IntStream.range(0, items.size())
            .mapToObj(index -> withCaptureAmong(captures, items.get(index), index))
            .toList());
  }

  private static Item withCaptureAmong(Set<CaptureId> captures, Item item, int index) {
    return item.request()
        .filter(request -> !captures.containsAll(request.captureId().stream().toList()))
        .map(request -> refused(request, index))
        .orElse(item);
  }

  private static Item refused(RequestedUpload request, int index) {
    var error = new FieldError(NAME + "." + index + "." + CAPTURE, RegisterPhoto.NO_SUCH_CAPTURE);
    return new Item(
        Optional.empty(),
        Optional.of(LedgerEntry.invalid(Optional.of(request.clientId()), List.of(error))));
  }

  Set<String> sha256s() {
    return requests().stream()
        .flatMap(request -> request.sha256().stream())
        .collect(Collectors.toSet());
  }

  /** Returns the entries of all elements in their order, from those of the valid requests. */
  List<LedgerEntry> merge(List<LedgerEntry> answers) {
    var next = answers.iterator();
    return items.stream().map(item -> item.refusal().orElseGet(next::next)).toList();
  }

  private static Item item(Fields fields, Map<String, Integer> names, int index) {
    var clientId = clientId(fields);
    var request = request(fields, clientId);
    var first = names.putIfAbsent(clientId, index);
    if (first != null && !clientId.isEmpty()) {
      fields.reject("client_id", "is also that of " + NAME + "." + first + ".");
    }
    return fields.errors().isEmpty()
        ? new Item(Optional.of(request), Optional.empty())
        : new Item(
            Optional.empty(),
            Optional.of(
                LedgerEntry.invalid(
                    Optional.of(clientId).filter(name -> !name.isEmpty()), fields.errors())));
  }

  private static String clientId(Fields fields) {
    return fields.requiredText("client_id", Promise.MAX_CLIENT_ID);
  }

  private static RequestedUpload request(Fields fields, String clientId) {
    var filename = fields.findText("original_filename", Photo.MAX_FILENAME);
    var format =
        fields.findChoice("content_type", ImageFormat::ofContentType, KeyExtension.contentTypes());
    var extension = KeyExtension.of(filename.orElse(KeyExtension.DEFAULT_NAME), format);
    if (extension.isEmpty()) {
      fields.reject("original_filename", KeyExtension.NOT_A_PHOTO);
    }
    var size = fields.wholeNumber("file_size", 1, UploadTerms.MAX_BYTES);
    var method = fields.findChoice("method", UploadMethod::find, UploadMethod.CHOICES);
    if (method.equals(Optional.of(UploadMethod.PUT)) && size.isEmpty()) {
      fields.reject("file_size", "is required with the method PUT, which signs the exact length.");
    }
    return new RequestedUpload(
        clientId,
        extension.orElse(""),
        fields.findChoice("photo_type", PhotoType::find, PhotoType.CHOICES),
        filename,
        format,
        size,
        fields.findParsed(
            "sha256",
            UploadItems::sha256,
            "must be the SHA-256 of the file in " + SHA256_DIGITS + " hexadecimal digits."),
        fields.findParsed("taken_at", Timestamp::parse, Timestamp.MESSAGE),
        fields.id(CAPTURE, CaptureId::parse),
        fields.metadata("metadata"),
        method);
  }

  private static Optional<String> sha256(String text) {
    return text.matches(HEX) ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
