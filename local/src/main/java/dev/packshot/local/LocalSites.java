package dev.packshot.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.lambda.Functions;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.LocalResource;
import dev.packshot.local.gateway.Operation;
import dev.packshot.local.gateway.PublicPictures;
import dev.packshot.local.gateway.SharedHeaders;
import dev.packshot.local.gateway.Site;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.local.page.LocalPage;
import dev.packshot.local.page.PageContents;
import dev.packshot.local.page.PageFile;
import dev.packshot.local.scanner.ScannerPage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sites of a local run.
 *
 * @param scanner the folder of the built scanner page, which may be missing
 */
record LocalSites(
    Path scanner, DemoAccess access, DevelopmentIssuer issuer, Consumer<String> log, Clock clock) {

  /** Returns what this machine sees, with the page that has the keys in it. */
  Site.Settings onLoopback(LocalComponent app, URI s3, LocalJobs jobs) {
    var page = page(app, s3);
    var resources = new LinkedHashMap<String, LocalResource>();
    resources.put("/", page);
    resources.put("/local/", page);
    resources.put(LocalJobs.PATH, jobs);
    resources.putAll(publicResources(app, s3, Optional.of(issuer.url())));
    return site(app, resources);
  }

  /**
   * Returns what the local network sees at an address, which is also that of S3. Nobody signs in
   * there: the issuer gives everybody a token, and therefore stays on loopback.
   */
  Site onLan(LocalComponent app, URI address) {
    return new Site(site(app, publicResources(app, address, Optional.empty())), log, clock);
  }

  SharedHeaders sharedHeaders(LocalComponent app) {
    var silent = new LocalFunction("Fallback", Functions.fallback(app), line -> {});
    return new SharedHeaders(silent, clock);
  }

  private Site.Settings site(LocalComponent app, Map<String, LocalResource> resources) {
    var fallback = function("Fallback", Functions.fallback(app));
    return new Site.Settings(operations(app), fallback, resources, sharedHeaders(app));
  }

  /** Returns the resources that have no key in them. */
  private Map<String, LocalResource> publicResources(
      LocalComponent app, URI s3, Optional<String> issuerUrl) {
    var resources = new LinkedHashMap<String, LocalResource>();
    resources.put(PublicPictures.PATH + "/", new PublicPictures(app.s3(), app.bucket().name()));
    if (ScannerPage.isBuilt(scanner)) {
      var page = new ScannerPage(scanner, s3, issuerUrl);
      resources.put(ScannerPage.PATH, page);
      resources.put(ScannerPage.PATH + "/", page);
    }
    return resources;
  }

  private LocalPage page(LocalComponent app, URI s3) {
    var contents =
        new PageContents(
            app.dynamo(), app.table(), app.settings().table(), access.organization(), clock);
    return new LocalPage(
        new PageFile(s3),
        Map.of(
            "/local/run",
            access::json,
            "/local/contents",
            contents::json,
            "/local/token",
            issuer::json));
  }

  private List<Operation> operations(LocalComponent app) {
    return Arrays.stream(Route.values())
        .map(route -> operation(route, Functions.of(route, app)))
        .toList();
  }

  private Operation operation(Route route, RequestStreamHandler handler) {
    return new Operation(route.method(), route.path(), function(route.name(), handler));
  }

  private LocalFunction function(String name, RequestStreamHandler handler) {
    return new LocalFunction(name, handler, log);
  }
}
