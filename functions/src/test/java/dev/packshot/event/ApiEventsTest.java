package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.packshot.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison of our reader of API Gateway's events with AWS's own classes. */
class ApiEventsTest {
  private static final Path FOLDER = Path.of("../events");

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.packshot.lambda.EventFilesTest#rows")
  void readsAnEventLikeTheClassesOfAws(String file, String description, int status)
      throws IOException {
    var bytes = Files.readAllBytes(FOLDER.resolve(file));
    var expected =
        LambdaEventSerializers.serializerFor(
                APIGatewayProxyRequestEvent.class, ClassLoader.getSystemClassLoader())
            .fromJson(new ByteArrayInputStream(bytes));
    var actual = new ApiEvents(Optional.empty()).read(new ByteArrayInputStream(bytes), "", "none");
    assertThat(actual.method()).isEqualTo(expected.getHttpMethod());
    assertThat(actual.path()).isEqualTo(expected.getPath());
    assertThat(actual.query()).isEqualTo(orEmpty(expected.getQueryStringParameters()));
    assertThat(actual.pathParameters()).isEqualTo(orEmpty(expected.getPathParameters()));
    assertThat(actual.headers()).isEqualTo(lowerCase(orEmpty(expected.getHeaders())));
    assertThat(actual.id()).isEqualTo(expected.getRequestContext().getRequestId());
    assertThat(actual.sourceIp())
        .isEqualTo(expected.getRequestContext().getIdentity().getSourceIp());
    assertThat(actual.body().text())
        .isEqualTo(expected.getBody() == null ? "" : expected.getBody());
    assertThat(actual.body().base64()).isEqualTo(expected.getIsBase64Encoded());
    assertThat(actual.baseUrl().path() + actual.path())
        .isEqualTo(expected.getRequestContext().getPath());
  }

  @Test
  void ignoresValuesOfUnexpectedTypes() throws IOException {
    var event =
        "{\"headers\":{\"a\":[\"b\",{\"path\":\"/no\"}],\"X-C\":1},\"requestContext\":[],"
            + "\"body\":{\"b\":[]},\"path\":\"/yes\",\"queryStringParameters\":\"q\"}";
    var read = read(event);
    assertThat(read.path()).isEqualTo("/yes");
    assertThat(read.header("x-c")).contains("1");
    assertThat(read.id()).isEqualTo("id");
    assertThat(read.query()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Api-Key     | csb_1     | csb_2    | csb_1, csb_2
          authorization | Bearer a  | Bearer b | Bearer a, Bearer b
          Origin        | https://a | null     | https://a, null
          Cookie        | a=b       | c=d      | a=b; c=d
          """)
  void seesEachValueOfAHeaderAboutTheCaller(
      String name, String first, String second, String expected) throws IOException {
    var event =
        "{\"multiValueHeaders\":{\"%1$s\":[\"%2$s\",\"%3$s\"]},\"headers\":{\"%1$s\":\"%3$s\"},\"path\":\"/\"}"
            .formatted(name, first, second);
    assertThat(read(event).header(name)).contains(expected);
    var twoNames =
        "{\"headers\":{\"%1$s\":\"%2$s\",\"%4$s\":\"%3$s\"},\"multiValueHeaders\":{\"%1$s\":[\"%2$s\"],\"%4$s\":[\"%3$s\"]}}"
            .formatted(name, first, second, name.toUpperCase(Locale.ROOT));
    assertThat(read(twoNames).header(name)).contains(expected);
  }

  @Test
  void readsTheLastValueOfOtherHeaders() throws IOException {
    var event =
        "{\"headers\":{\"Accept\":\"b\"},\"multiValueHeaders\":{\"Accept\":[\"a\",\"b\"],\"Cookie\":\"c\"}}";
    assertThat(read(event).header("accept")).contains("b");
    assertThat(read(event).header("cookie")).isEmpty();
  }

  private static Request read(String event) throws IOException {
    return new ApiEvents(Optional.empty())
        .read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), "", "id");
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    var lower = new HashMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }
}
