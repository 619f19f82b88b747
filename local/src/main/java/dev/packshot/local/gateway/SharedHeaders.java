package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The headers that the functions add to every response, such as those of rate limits. They are
 * those of an unknown path's response to a preflight request, which is not counted.
 *
 * @param fallback the function of unknown paths
 */
public record SharedHeaders(LocalFunction fallback, Clock clock)
    implements Function<HttpCall, Map<String, List<String>>> {
  private static final Set<String> CORS =
      Set.of("access-control-allow-origin", "access-control-expose-headers", "vary");

  @Override
  public Map<String, List<String>> apply(HttpCall call) {
    var shared = new LinkedHashMap<String, List<String>>();
    try {
      var event = ProxyEvent.of(preflightOf(call), new byte[0], unknown(), clock.instant());
      FunctionAnswer.read(fallback.invoke(event))
          .headers()
          .forEach(
              (name, values) -> {
                if (isShared(name.toLowerCase(Locale.ROOT))) {
                  shared.put(name, values);
                }
              });
    } catch (IOException | RuntimeException e) {
      // the answer that these headers are for is sent without them
    }
    return shared;
  }

  private static boolean isShared(String name) {
    return name.startsWith("ratelimit-") || name.startsWith("x-ratelimit-") || CORS.contains(name);
  }

  private static HttpCall preflightOf(HttpCall call) {
    return new HttpCall(
        call.id(), "OPTIONS", "/", null, call.headers(), call.sourceIp(), call.protocol());
  }

  private Resources.Match unknown() {
    return new Resources.Match("/{proxy+}", Map.of("proxy", ""), fallback);
  }
}
