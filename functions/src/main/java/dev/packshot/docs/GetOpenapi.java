package dev.packshot.docs;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import java.util.Map;
import javax.inject.Inject;

/** {@code GET /openapi.json}: returns the API's contract with the address of this deployment. */
public final class GetOpenapi implements OpenEndpoint {
  private static final String SERVER = "\"servers\":[{\"url\":\"/\"";

  private final String contract = Resource.text("openapi.json");

  @Inject
  public GetOpenapi() {}

  @Override
  public Response handle(Request request) {
    var type = Map.of("Content-Type", "application/json");
    return new Response(200, type, contractUnder(request.baseUrl().path()));
  }

  /** Returns the contract of an API under a base path such as {@code /prod}. */
  private String contractUnder(String basePath) {
    return basePath.isEmpty()
        ? contract
        : contract.replace(SERVER, SERVER.replace("/\"", basePath + "\""));
  }
}
