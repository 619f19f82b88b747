package dev.packshot.gs1;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A reader of GS1 Digital Link URIs (GS1 Digital Link Standard: URI Syntax): any web address whose
 * path ends with a key and its qualifiers, as in {@code /01/09506000134352/10/ABC}. Its query may
 * have more application identifiers; other parameters have no meaning. A GTIN in it may lack
 * leading zeros, as older versions of the standard allow.
 */
final class DigitalLink {
  private static final String GTIN = "01";
  private static final int MIN_GTIN = 12;
  private static final String COMPRESSED =
      "is a compressed GS1 Digital Link, which is not supported; send the uncompressed link.";

  private final WebLink link;
  private final Elements elements = new Elements();

  private DigitalLink(WebLink link) {
    this.link = link;
  }

  /** Reads a URI; empty if it is none, or none of GS1. Throws if it breaks a rule. */
  static Optional<Elements> read(String text) throws InvalidElements {
    var link = WebLink.of(text);
    return link.isPresent() ? new DigitalLink(link.get()).read() : Optional.empty();
  }

  private Optional<Elements> read() throws InvalidElements {
    int key = keyPosition();
    if (key >= 0) {
      readPath(key);
      readQuery();
      return Optional.of(elements);
    }
    if (CompressedLink.isCompressed(link)) {
      throw new InvalidElements(COMPRESSED);
    }
    return Optional.empty();
  }

  /** Returns the index of the first segment that is a key, with a value of its format after it. */
  private int keyPosition() {
    var segments = link.segments();
    for (int at = 0; at + 1 < segments.size(); at++) {
      var key = ApplicationIdentifiers.find(segments.get(at)).filter(ApplicationIdentifier::isKey);
      if (key.isPresent() && isOfFormat(key.get(), segments.get(at + 1))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isOfFormat(ApplicationIdentifier identifier, String segment) {
    return WebLink.decoded(segment)
        .filter(value -> identifier.format().matches(padded(identifier, value)))
        .isPresent();
  }

  private void readPath(int key) throws InvalidElements {
    var pairs = link.segments().subList(key, link.segments().size());
    if (pairs.size() % 2 != 0) {
      throw new InvalidElements(
          CompressedLink.isPart(pairs.get(pairs.size() - 1))
              ? COMPRESSED
              : "is a GS1 Digital Link in which an AI has no value.");
    }
    var identifier = ApplicationIdentifiers.find(pairs.get(0)).orElseThrow();
    var qualifiers = qualifiers(pairs);
    if (!qualifiers.isEmpty() && !isInOrder(qualifiers, identifier)) {
      throw new InvalidElements(
          "is a GS1 Digital Link with qualifiers that AI "
              + identifier.code()
              + " cannot have, or in the wrong order.");
    }
    for (int at = 0; at < pairs.size(); at += 2) {
      add(pairs.get(at), pairs.get(at + 1));
    }
  }

  private static List<String> qualifiers(List<String> pairs) {
    return IntStream.range(1, pairs.size() / 2).mapToObj(pair -> pairs.get(2 * pair)).toList();
  }

  private static boolean isInOrder(List<String> codes, ApplicationIdentifier key) {
    return key.qualifiers().stream()
        .anyMatch(allowed -> codes.equals(allowed.stream().filter(codes::contains).toList()));
  }

  private void readQuery() throws InvalidElements {
    for (var parameter : link.query()) {
      int equals = parameter.indexOf('=');
      var name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (ApplicationIdentifiers.find(name).isPresent()) {
        add(name, parameter.substring(Math.min(parameter.length(), name.length() + 1)));
      }
    }
  }

  private void add(String code, String encoded) throws InvalidElements {
    var identifier = ApplicationIdentifiers.find(code).orElseThrow();
    var value =
        WebLink.decoded(encoded)
            .orElseThrow(
                () -> new InvalidElements("has AI " + code + " with an incomplete percent code."));
    elements.add(identifier, padded(identifier, value));
  }

  private static String padded(ApplicationIdentifier identifier, String value) {
    boolean isShort = value.length() >= MIN_GTIN && value.length() < Gtin.LENGTH;
    return identifier.code().equals(GTIN) && isShort ? Gtin.padded(value) : value;
  }
}
