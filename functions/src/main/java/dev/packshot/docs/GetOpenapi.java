package dev.packshot.docs;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import java.util.Map;
import javax.inject.Inject;

/** {@code GET /openapi.json}: the contract of this API, with the server that was asked in it. */
public final class GetOpenapi implements OpenEndpoint {
  private static final String SERVER = "\"servers\":[{\"url\":\"/\"";

  private final String contract = Resource.text("openapi.json");

  @Inject
  public GetOpenapi() {}

  @Override
  public Response handle(Request request) {
    var type = Map.of("Content-Type", "application/json");
    return new Response(200, type, servedUnder(request.baseUrl().path()));
  }

  /** A stage prefix such as {@code /prod} is part of every address. */
  private String servedUnder(String basePath) {
    return basePath.isEmpty()
        ? contract
        : contract.replace(SERVER, SERVER.replace("/\"", basePath + "\""));
  }
}
