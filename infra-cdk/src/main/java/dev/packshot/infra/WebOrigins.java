package dev.packshot.infra;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The origins of the web pages that may use the API; {@code *} for every origin. */
final class WebOrigins {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
  private static final String EVERY = "*";

  private final SortedSet<String> origins;

  private WebOrigins(SortedSet<String> origins) {
    this.origins = origins;
  }

  static WebOrigins parse(String list, Stage stage) {
    if (stage.keepsData() && (list.isEmpty() || list.contains(EVERY))) {
      throw new InvalidSetting(
          "Production requires explicit web origins; in cdk.json or with -c origins=, list the"
              + " https://… origins of the pages that may use the API, comma-separated.");
    }
    if (list.isEmpty()) {
      throw new InvalidSetting(
          "No web origins are set; set -c origins= to comma-separated https://… origins, or to *"
              + " for every origin.");
    }
    var origins = new TreeSet<>(List.of(list.split("\\s*,\\s*", -1)));
    origins.forEach(WebOrigins::check);
    if (origins.size() > 1 && origins.contains(EVERY)) {
      throw new InvalidSetting("The origin * already allows every page; remove the other origins.");
    }
    return new WebOrigins(origins);
  }

  /** Returns these origins and one more, of which CloudFormation may know only later. */
  WebOrigins with(String origin) {
    if (origins.contains(EVERY)) {
      return this;
    }
    var more = new TreeSet<>(origins);
    more.add(origin);
    return new WebOrigins(more);
  }

  List<String> asList() {
    return List.copyOf(origins);
  }

  /** Returns the origins, comma-separated. */
  @Override
  public String toString() {
    return String.join(",", origins);
  }

  private static void check(String origin) {
    if (!origin.equals(EVERY) && !ORIGIN.matcher(origin).matches()) {
      throw new InvalidSetting(
          "\""
              + origin
              + "\" is not a web origin; write the scheme and the host in lower case and no path,"
              + " as in https://app.example.com.");
    }
  }
}
