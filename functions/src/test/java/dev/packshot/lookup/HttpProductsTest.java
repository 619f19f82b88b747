package dev.packshot.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.capture.KnownProduct;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.testing.TestClock;
import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The look-up on a server that answers well, badly or not at all. */
class HttpProductsTest {
  private static final Gtin NUMBER = Gtin.parse("3017620422003").orElseThrow();
  private static final String FOUND =
      "{\"code\":\"3017620422003\",\"product\":{\"product_name\":\"Nutella\"},\"status\":1}";

  private final TestClock clock = new TestClock();
  private final OrganizationId organization = new OrganizationId(new Ids(clock).next());
  private final List<Long> pauses = new ArrayList<>();
  private final ScriptedServer server = ScriptedServer.start(ScriptedServer.answer(200, FOUND));
  private final HttpProducts products = products(server.url(), 1_000);

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void findsTheNameOfAProduct() throws LookUpFailedException {
    assertThat(find()).contains(new KnownProduct(Optional.empty(), "Nutella"));
    assertThat(server.requests.get(0))
        .startsWith("GET /api/v2/product/3017620422003.json?fields=code,product_name HTTP/1.1")
        .contains("User-Agent: Packshot/")
        .contains(" (ops@example.com)");
  }

  @ParameterizedTest
  @CsvSource({
    "96385074, 96385074",
    "012345678905, 0012345678905",
    "3017620422003, 3017620422003",
    "13017620422000, 13017620422000"
  })
  void asksForANumberWithoutTheZerosThatPadIt(String number, String asked)
      throws LookUpFailedException {
    products.find(organization, Gtin.parse(number).orElseThrow());
    assertThat(server.requests.get(0)).contains("/product/" + asked + ".json");
  }

  @Test
  void keepsThePathOfTheServersUrl() throws LookUpFailedException {
    var withPath = products(URI.create(server.url() + "/mirror/"), 1_000);
    assertThat(withPath.find(organization, NUMBER)).isPresent();
    assertThat(server.requests.get(0)).startsWith("GET /mirror/api/v2/product/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":0,\"status_verbose\":\"product not found\"}",
        "{\"status\":1,\"product\":{}}",
        "{\"status\":1,\"product\":{\"product_name\":\" \"}}",
        "{\"status\":1,\"product\":{\"product_name\":null}}"
      })
  void findsNoProductWithoutAName(String body) throws LookUpFailedException {
    server.become(ScriptedServer.answer(200, body));
    assertThat(find()).isEmpty();
  }

  @Test
  void findsNoProductThatTheServerDoesNotHave() throws LookUpFailedException {
    server.become(ScriptedServer.answer(404, "no"));
    assertThat(find()).isEmpty();
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void asksNobodyForANumberThatIsOnlyUniqueInACompany() throws LookUpFailedException {
    assertThat(products.find(organization, Gtin.parse("2000000000008").orElseThrow())).isEmpty();
    assertThat(server.connections).hasValue(0);
  }

  @Test
  void leavesControlCharactersOutOfAName() throws LookUpFailedException {
    var name = "  Nut\\u0000ella\\u001b[31m\\n\\ud800 \\u0085 " + "x".repeat(400);
    var body = "{\"status\":1,\"product\":{\"product_name\":\"" + name + "\"}}";
    server.become(ScriptedServer.answer(200, body));
    assertThat(find().orElseThrow().name()).startsWith("Nut ella [31m x").hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"status\":\"success\"}",
        "{\"status\":1}",
        "{\"status\":1,\"product\":[]}",
        "{\"status\":2,\"product\":{\"product_name\":\"x\"}}",
        "{\"status\":1,\"product\":{\"product_name\":\"x\"}"
      })
  void takesNoOtherDocument(String body) {
    server.become(ScriptedServer.answer(200, body));
    assertThat(failure().detail()).contains("has sent a document");
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void repeatsAnAttemptAfterPausesThatGrow() {
    server.become(ScriptedServer.answer(500, ""));
    assertThat(failure().detail()).contains("status 500");
    assertThat(server.connections).hasValue(3);
    assertThat(pauses).hasSize(2);
    assertThat(pauses.get(0)).isBetween(200L, 400L);
    assertThat(pauses.get(1)).isBetween(400L, 800L);
  }

  @Test
  void succeedsIfTheSecondAttemptDoes() throws LookUpFailedException {
    server.become(
        out -> ScriptedServer.answer(server.connections.get() == 1 ? 500 : 200, FOUND).answer(out));
    assertThat(find()).isPresent();
  }

  @Test
  void followsNoRedirect() {
    try (var other = ScriptedServer.start(ScriptedServer.answer(200, FOUND))) {
      for (var target : List.of("http://169.254.169.254/latest/meta-data/", other.url() + "/")) {
        server.become(ScriptedServer.answer(302, "", "Location: " + target));
        assertThat(failure().detail()).contains("status 302");
      }
      assertThat(other.connections).hasValue(0);
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void readsNoMoreThanADocumentMayHave() {
    server.become(
        out -> {
          out.write(ascii("HTTP/1.1 200 x\r\nConnection: close\r\n\r\n"));
          while (true) {
            out.write(new byte[1_024]); // until the client hangs up
          }
        });
    assertThat(failure().detail()).contains("more than 65536 bytes");
  }

  @Test
  void doesNotWaitForAServerThatIsSlow() {
    server.become(out -> Thread.sleep(600_000));
    assertEndsSoon();
  }

  @Test
  void doesNotWaitForAHeadThatDrips() {
    server.become(out -> drip(out, "HTTP/1.1 200 x\r\nX-Long: "));
    assertEndsSoon();
  }

  @Test
  void doesNotWaitForABodyThatDrips() {
    server.become(out -> drip(out, "HTTP/1.1 200 x\r\nContent-Length: 10000\r\n\r\n"));
    assertEndsSoon();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 x\r\nContent-Length: 999\r\n\r\n{", "rubbish\r\n\r\n"})
  void failsIfTheConnectionIsClosed(String sent) {
    server.become(out -> out.write(ascii(sent)));
    assertThat(failure()).hasMessage("127.0.0.1 has not answered; try again later.");
  }

  @Test
  void failsIfNobodyListens() throws IOException {
    server.close();
    assertThat(failure().detail()).contains("has not answered: ");
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws LookUpFailedException {
    server.become(ScriptedServer.answer(429, "", "Retry-After: 120"));
    assertThat(failure().pause()).contains(Duration.ofMinutes(2));
    assertThat(server.connections).hasValue(1);
    server.become(ScriptedServer.answer(200, FOUND));
    clock.advance(Duration.ofSeconds(119));
    assertThat(failure().pause()).contains(Duration.ofSeconds(1));
    assertThat(server.connections).hasValue(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(find()).isPresent();
  }

  @Test
  void asksNoMoreOftenThanItMay() throws LookUpFailedException {
    var slow = products(server.url(), 2);
    slow.find(organization, NUMBER);
    slow.find(organization, NUMBER);
    assertThat(failure(slow).pause()).isEmpty();
    assertThat(server.connections).hasValue(2);
    clock.advance(Duration.ofMinutes(1));
    assertThat(slow.find(organization, NUMBER)).isPresent();
  }

  @Test
  void opensTheCircuitAfterFailuresInARowAndTriesOnceBeforeItClosesIt()
      throws LookUpFailedException {
    server.become(ScriptedServer.answer(503, ""));
    for (int failed = 0; failed < Circuit.FAILURES; failed++) {
      assertThat(failure().pause()).contains(Duration.ZERO);
    }
    assertThat(failure().pause()).contains(Circuit.FIRST);
    assertThat(server.connections).hasValue(Circuit.FAILURES);
    clock.advance(Circuit.FIRST);
    assertThat(failure().detail()).contains("status 503"); // the one that is let through
    assertThat(failure().pause()).contains(Circuit.FIRST.multipliedBy(2));
    clock.advance(Circuit.FIRST.multipliedBy(2));
    server.become(ScriptedServer.answer(200, FOUND));
    assertThat(find()).isPresent();
    server.become(ScriptedServer.answer(503, ""));
    assertThat(failure().pause()).contains(Duration.ZERO);
  }

  private void assertEndsSoon() {
    long start = System.nanoTime();
    assertThat(failure()).hasMessage("127.0.0.1 has not answered; try again later.");
    var waited = Duration.ofNanos(System.nanoTime() - start);
    assertThat(waited).as("much less than the server takes").isLessThan(Duration.ofSeconds(50));
  }

  private static void drip(OutputStream out, String head) throws IOException, InterruptedException {
    out.write(ascii(head));
    while (true) {
      out.write('x'); // until the client hangs up
      out.flush();
      Thread.sleep(200);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<KnownProduct> find() throws LookUpFailedException {
    return products.find(organization, NUMBER);
  }

  private LookUpFailedException failure() {
    return failure(products);
  }

  private LookUpFailedException failure(HttpProducts source) {
    return catchThrowableOfType(
        LookUpFailedException.class, () -> source.find(organization, NUMBER));
  }

  private HttpProducts products(URI url, int perMinute) {
    return new HttpProducts.Factory(new ThreadPool(), pauses::add, new Random(7), clock)
        .create(new ProductServer(url, "ops@example.com", perMinute));
  }
}
