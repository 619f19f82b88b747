package dev.packshot.dashboard;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.id.ProductId;
import dev.packshot.identity.Caller;
import dev.packshot.product.Product;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductRepository;
import java.time.Clock;
import javax.inject.Inject;

/**
 * {@code PUT /dashboard/api/v1/trade-items/{organization_id}/{gtin}}: names a product, so that
 * captures of its number find it.
 */
public final class NameProduct implements Endpoint<NameProduct.Input> {
  private final ProductRepository products;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public NameProduct(ProductRepository products, Ids ids, Clock clock) {
    this.products = products;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var address = ProductAddress.of(request);
    var fields = request.fields();
    var name = fields.requiredText("name", Product.MAX_NAME);
    fields.check();
    return new Input(address, name);
  }

  @Override
  public boolean waitsToRead() {
    return false;
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    input.address().requireContributor(caller);
    var product = new Product(input.address(), new ProductId(ids.next()), input.name());
    return Response.ok(products.name(product, clock.instant())::write);
  }

  /** The product's address and its name. */
  record Input(ProductAddress address, String name) {}
}
