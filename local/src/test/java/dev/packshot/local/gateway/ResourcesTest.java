package dev.packshot.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.local.function.LocalFunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private final LocalFunction fallback = function();
  private final LocalFunction open = function();
  private final LocalFunction read = function();
  private final LocalFunction photos = function();
  private final LocalFunction image = function();
  private final LocalFunction capture = function();

  private final Resources resources =
      new Resources(
          List.of(
              new Operation("POST", "/v1/sessions", open),
              new Operation("GET", "/v1/sessions/{id}", read),
              new Operation("POST", "/v1/sessions/{session_id}/photos", photos),
              new Operation("GET", "/v1/captures/{id}", capture),
              new Operation("POST", "/v1/captures/upload-image", image)),
          fallback);

  @Test
  void matchesMethodAndPath() {
    assertThat(resources.match("POST", "/v1/sessions").function()).isSameAs(open);
    assertThat(resources.match("GET", "/v1/sessions/abc").function()).isSameAs(read);
    assertThat(resources.match("POST", "/v1/sessions/abc/photos").function()).isSameAs(photos);
  }

  @Test
  void decodesPathParameters() {
    assertThat(resources.match("GET", "/v1/sessions/a%20b+%C3%BC%2Fc").pathParameters())
        .isEqualTo(Map.of("id", "a b+ü/c"));
    assertThat(resources.match("POST", "/v1/sessions/abc/photos").pathParameters())
        .isEqualTo(Map.of("session_id", "abc"));
  }

  @Test
  void prefersALiteralSegmentToAParameter() {
    assertThat(resources.match("POST", "/v1/captures/upload-image").function()).isSameAs(image);
    assertThat(resources.match("GET", "/v1/captures/other").function()).isSameAs(capture);
    assertThat(resources.match("GET", "/v1/captures/upload-image").function()).isSameAs(fallback);
  }

  @Test
  void fallsBackForUnknownPathsAndMethods() {
    assertThat(resources.match("GET", "/").function()).isSameAs(fallback);
    assertThat(resources.match("GET", "/v1/sessions/").function()).isSameAs(fallback);
    assertThat(resources.match("DELETE", "/v1/sessions/abc"))
        .isEqualTo(new Resources.Match("/v1/sessions/{id}", Map.of("id", "abc"), fallback));
    assertThat(resources.match("GET", "/a%20b/c"))
        .isEqualTo(new Resources.Match("/{proxy+}", Map.of("proxy", "a b/c"), fallback));
  }

  @Test
  void ignoresATrailingSlash() {
    assertThat(resources.match("POST", "/v1/sessions/").function()).isSameAs(open);
    assertThat(resources.match("GET", "/v1/sessions/abc/").function()).isSameAs(read);
  }

  private static LocalFunction function() {
    return new LocalFunction("test", (in, out, context) -> {}, line -> {});
  }
}
