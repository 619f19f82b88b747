package dev.packshot.gs1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Random values of application identifiers that break no rule, and texts made of them. */
final class RandomElements {
  private static final Pattern PART = Pattern.compile("(\\[?)\\+?([NXYZ])(\\.\\.)?(\\d+)");
  private static final Map<String, String> CHARACTERS =
      Map.of(
          "N", "0123456789",
          "X", "!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz",
          "Y", "#-/0123456789ABCXYZ",
          "Z", "-0123456789ABCXYZ_abcxyz");
  private static final List<ApplicationIdentifier> ALL =
      ApplicationIdentifiers.all().values().stream()
          .sorted(Comparator.comparing(ApplicationIdentifier::code))
          .toList();

  private final Random random;

  RandomElements(Random random) {
    this.random = random;
  }

  /** Returns one to four values by identifier, in random order. */
  Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      var identifier = one(ALL);
      values.put(identifier.code(), value(identifier));
    }
    return values;
  }

  String value(ApplicationIdentifier identifier) {
    return switch (identifier.code()) {
      case "4307", "4317" -> one(List.of("DE", "FR"));
      case "4330", "4331", "4332", "4333" -> digits(6) + one(List.of("", "-"));
      case "7258" -> digits(1) + "/" + digits(1);
      case "8003" -> checked("0" + digits(13), 14) + one(List.of("", "A1"));
      case "8010" -> characters("Y", 5 + random.nextInt(26));
      case "7007" -> date("YYMMDD", 6);
      default -> byCheck(identifier);
    };
  }

  private String byCheck(ApplicationIdentifier identifier) {
    var value = byFormat(identifier.format().toString());
    return switch (identifier.check()) {
      case "check" -> checked(value, identifier.format().keyLength());
      case "[01]" -> one(List.of("0", "1"));
      case "-" -> value;
      default -> date(identifier.check(), value.length());
    };
  }

  private String byFormat(String format) {
    var value = new StringBuilder();
    var part = PART.matcher(format);
    while (part.find()) {
      if (!part.group(1).isEmpty() && random.nextBoolean()) {
        break;
      }
      int max = Integer.parseInt(part.group(4));
      int length = part.group(3) == null ? max : 1 + random.nextInt(max);
      value.append(characters(part.group(2), length));
    }
    return value.toString();
  }

  private String date(String layout, int length) {
    var date = new StringBuilder();
    for (int at = 0; at < length; at += 2) {
      int pair = at % layout.length();
      date.append(
          switch (layout.substring(pair, pair + 2)) {
            case "CC" -> one(List.of("19", "20"));
            case "YY" -> digits(2);
            case "MM" -> number(1, 12);
            case "DD" -> number(1, 28);
            case "D0" -> number(0, 28);
            case "hh", "h9" -> number(0, 23);
            default -> number(0, 59);
          });
    }
    return date.toString();
  }

  /** Returns an element string, with FNC1 where it has to be and sometimes where it may be. */
  String elementString(Map<String, String> values) {
    var text = new StringBuilder(one(List.of("", "", "\u001d")));
    var left = new ArrayList<>(values.entrySet());
    for (var entry : values.entrySet()) {
      text.append(entry.getKey()).append(entry.getValue());
      left.remove(0);
      boolean isNeeded =
          !left.isEmpty()
              && !ApplicationIdentifiers.find(entry.getKey()).orElseThrow().isPredefined();
      text.append(isNeeded ? "\u001d" : one(List.of("", "", "\u001d")));
    }
    return text.toString();
  }

  /** Changes a few characters, or none. */
  String mutated(String text, String alphabet) {
    var changed = new StringBuilder(text);
    for (int changes = random.nextInt(3); changes > 0 && changed.length() > 0; changes--) {
      int at = random.nextInt(changed.length());
      char other = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(4)) {
        case 0 -> changed.setCharAt(at, other);
        case 1 -> changed.insert(at, other);
        case 2 -> changed.deleteCharAt(at);
        default -> changed.append(changed.charAt(at)).deleteCharAt(at);
      }
    }
    return changed.toString();
  }

  String digits(int count) {
    return characters("N", count);
  }

  /** Returns the text with the right check digit at the end of its first digits. */
  static String checked(String text, int digits) {
    var body = text.substring(0, digits - 1);
    return body + CheckDigit.of(body) + text.substring(digits);
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String number(int first, int last) {
    return String.format("%02d", first + random.nextInt(last - first + 1));
  }

  private String characters(String set, int count) {
    var characters = CHARACTERS.get(set);
    var text = new StringBuilder();
    for (int at = 0; at < count; at++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
