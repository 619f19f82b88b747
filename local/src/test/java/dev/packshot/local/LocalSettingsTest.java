package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
  @Test
  void asksNobodyForProductsUnlessAServerIsNamed() {
    assertThat(LocalSettings.from(Map.of()).products()).isEmpty();
  }

  @Test
  void namesTheServerOfProducts() {
    var products =
        LocalSettings.from(
                Map.of(
                    "PRODUCTS",
                    "https://world.openfoodfacts.org",
                    "PRODUCTS_CONTACT",
                    "ops@example.com"))
            .products()
            .orElseThrow();
    assertThat(products.url()).isEqualTo(URI.create("https://world.openfoodfacts.org"));
    assertThat(products.contact()).isEqualTo("ops@example.com");
  }

  @Test
  void explainsAMissingContact() {
    assertThatThrownBy(() -> LocalSettings.from(Map.of("PRODUCTS", "https://off.example")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("PRODUCTS_CONTACT=");
  }

  @Test
  void explainsAnAddressWithoutTls() {
    var settings = Map.of("PRODUCTS", "http://off.example", "PRODUCTS_CONTACT", "a@example.com");
    assertThatThrownBy(() -> LocalSettings.from(settings))
        .isInstanceOf(StartupException.class)
        .hasMessage("PRODUCTS=http://off.example is not an https URL.");
  }
}
