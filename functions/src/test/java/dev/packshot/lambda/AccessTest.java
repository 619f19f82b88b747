package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.ValidRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every route with every kind of credential. The answers are the tables of {@code docs/access.md};
 * the property {@code packshot.write-access} makes the test write them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final Path FILE = Path.of("../docs/access.md");
  private static final String MARK = "<!-- The tables are written by AccessTest. -->\n";

  /** The routes that succeed once only. */
  private static final Set<Route> ONCE =
      Set.of(
          Route.SUBMIT_SESSION,
          Route.END_SESSION,
          Route.DELETE_SESSION,
          Route.DELETE_IMAGE,
          Route.RETRY_CAPTURE);

  private final TestApp app = new TestApp();
  private final Map<Route, Map<Credential, String>> answers = new EnumMap<>(Route.class);
  private Credentials credentials;
  private ValidRequests valid;

  @BeforeAll
  void sendEveryRequest() {
    credentials = new Credentials(app);
    valid = new ValidRequests(app);
    // The last route ends the session of the cookie.
    Arrays.stream(Route.values())
        .filter(route -> route != Route.END_BROWSER_SESSION)
        .forEach(this::send);
    send(Route.END_BROWSER_SESSION);
  }

  private void send(Route route) {
    if (!route.method().equals("GET")) {
      renewSubjects();
    }
    var row = new LinkedHashMap<Credential, String>();
    for (var credential : credentials.all) {
      row.put(credential, answer(route, credential));
    }
    answers.put(route, row);
  }

  private String answer(Route route, Credential credential) {
    var answer = send(route, credential);
    if (answer.status() >= 300) {
      return Integer.toString(answer.status());
    }
    if (ONCE.contains(route)) {
      renewSubjects();
    }
    return Credential.ALLOWED;
  }

  private void renewSubjects() {
    valid.to(Route.DELETE_IMAGE).send(); // the next image has the same id
    valid = new ValidRequests(app);
  }

  private TestAnswer send(Route route, Credential credential) {
    var query = route == Route.LIST_SESSIONS ? "?organization_short_id=" + app.organization : "";
    var request = app.anonymous(route.method(), valid.path(route) + query);
    return credential
        .send()
        .apply(request.from(credential + route.name()).body(body(route)))
        .send();
  }

  private String body(Route route) {
    return route == Route.CREATE_SESSION
        ? "{\"organization_short_id\":\"" + app.organization + "\"}"
        : valid.body(route);
  }

  @ParameterizedTest
  @EnumSource
  void followsFromTheAccessOfTheRoute(Route route) {
    answers
        .get(route)
        .forEach(
            (credential, answer) ->
                assertThat(answer)
                    .as(route + ", " + credential.kind() + ", " + credential.name())
                    .isEqualTo(credential.expectedAt(route)));
  }

  @Test
  void isDocumented() throws IOException {
    var text = Files.readString(FILE);
    var tables = AccessTables.of(answers, credentials.all);
    if (System.getProperty("packshot.write-access") != null) {
      text = text.substring(0, text.indexOf(MARK) + MARK.length()) + tables;
      Files.writeString(FILE, text);
    }
    assertThat(text.substring(text.indexOf(MARK) + MARK.length())).isEqualTo(tables);
  }

  @Test
  void storesAndLogsNoCredential() {
    var table = TableContents.all(app).toString();
    var log = app.log.toString();
    assertThat(credentials.secrets).hasSizeGreaterThan(20).allMatch(it -> it.length() > 20);
    for (var secret : credentials.secrets) {
      assertThat(table).doesNotContain(secret);
      assertThat(log).doesNotContain(secret);
    }
    assertThat(table + log).doesNotContain("Bearer ", "sessionid=");
  }
}
