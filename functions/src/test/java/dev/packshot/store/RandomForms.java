package dev.packshot.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A generator of forms with characters that need care in JSON, UTF-8 or signatures. */
final class RandomForms {
  private static final List<String> REGIONS =
      List.of("us-east-1", "eu-central-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1");
  private static final List<String> MEDIA_TYPES =
      List.of("image/jpeg", "image/webp", "text/plain; charset=\"utf-8\"", "ímage/ö");
  private static final List<String> BUCKETS = List.of("photos", "a-b-0", "photos.example.org");
  private static final String[] SPECIAL = {
    "\"",
    "\\",
    "/",
    "\b",
    "\f",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u0001",
    "\u001f",
    "\u007f",
    "\u0080",
    "\u00a0",
    "é",
    "\u0301",
    "ß",
    "中",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\uffff",
    "😀",
    "👩‍👩‍👧",
    "$",
    "<",
    "&",
    "'",
    "+",
    "=",
    " ",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "%20",
    "${"
  };

  private final Random random;

  RandomForms(Random random) {
    this.random = random;
  }

  PeerSignerTest.Input next() {
    var fields = fields();
    return new PeerSignerTest.Input(
        pick(REGIONS),
        pick(BUCKETS),
        oneIn(4) ? "http://127.0.0.1:9090" : null,
        "AKIA" + letters(16),
        oneIn(2) ? text(40) : letters(40),
        oneIn(2) ? text(600) : null,
        "scanner/" + text(60).replace("$", "-"),
        fields,
        conditions(fields),
        60 + random.nextInt(7 * 86_400 - 60),
        946_684_800_000L + (long) (random.nextDouble() * 100 * 365.25 * 86_400_000));
  }

  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Content-Type", pick(MEDIA_TYPES));
    if (oneIn(2)) {
      fields.put("success_action_status", "201");
    }
    for (int more = random.nextInt(5); more > 0; more--) {
      fields.put("x-amz-meta-" + text(8), text(80));
    }
    return fields;
  }

  private List<Object> conditions(Map<String, String> fields) {
    var conditions = new ArrayList<Object>();
    conditions.add(
        List.of("content-length-range", random.nextInt(9), 10 + random.nextInt(1 << 30)));
    fields.forEach(
        (name, value) -> {
          if (oneIn(2)) {
            conditions.add(Map.of(name, value));
          }
        });
    return conditions;
  }

  private String text(int maxLength) {
    var text = new StringBuilder();
    for (int more = 1 + random.nextInt(maxLength); more > 0; more--) {
      text.append(oneIn(3) ? SPECIAL[random.nextInt(SPECIAL.length)] : letters(1));
    }
    return text.toString();
  }

  private String letters(int length) {
    var letters = new StringBuilder();
    for (int more = length; more > 0; more--) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
