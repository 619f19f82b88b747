package dev.packshot.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionAnswerTest {
  @Test
  void renamesTheHeaderThatApiGatewayRenames() throws IOException {
    var response =
        "{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"ApiKey\",\"X-One\":\"1\"}}";
    assertThat(FunctionAnswer.read(response.getBytes(StandardCharsets.UTF_8)).headers())
        .containsEntry("x-amzn-Remapped-WWW-Authenticate", List.of("ApiKey"))
        .containsEntry("X-One", List.of("1"))
        .doesNotContainKey("WWW-Authenticate");
  }
}
