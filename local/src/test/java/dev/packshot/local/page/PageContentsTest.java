package dev.packshot.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests of the products on the local page. */
class PageContentsTest {
  private static final String TABLE = "packshot";
  private static final OrganizationId OWN = new OrganizationId(new UUID(1, 1));
  private static final OrganizationId FOREIGN = new OrganizationId(new UUID(2, 2));

  private EmbeddedDynamo dynamo;

  @BeforeEach
  void start() {
    dynamo = EmbeddedDynamo.inMemory();
    PackshotTable.create(dynamo.client(), TABLE);
  }

  @AfterEach
  void stop() {
    dynamo.close();
  }

  @Test
  void listsTheProductsThatHaveImagesInOrderOfTheirGtins() throws IOException {
    put(OWN, "00000040170725", 2, Map.of("primary_image_id", Values.text("an image")));
    put(OWN, "00012345678905", 1, Map.of());
    put(OWN, "00000000000000", 3, Map.of());
    put(OWN, "04006381333931", 0, Map.of());
    put(FOREIGN, "00012345678905", 9, Map.of());
    assertThat(products().toString())
        .isEqualTo(
            "[{\"gtin\":\"00000000000000\",\"total_count\":3,\"primary\":null},"
                + "{\"gtin\":\"00000040170725\",\"total_count\":2,\"primary\":\"an image\"},"
                + "{\"gtin\":\"00012345678905\",\"total_count\":1,\"primary\":null}]");
  }

  @Test
  void listsNothingBeforeTheFirstImage() throws IOException {
    assertThat(products()).isEmpty();
  }

  @Test
  void listsTheProductsOfAllPagesOfAScan() throws IOException {
    var long300kB = Map.of("note", Values.text("x".repeat(300_000)));
    for (int number = 8; number > 0; number--) {
      put(OWN, "0000000000000" + number, 1, long300kB);
    }
    var gtins = products().findValuesAsText("gtin");
    assertThat(gtins).hasSize(8).isSorted();
  }

  private JsonNode products() throws IOException {
    var table = new Table(dynamo.client(), TABLE);
    var contents = new PageContents(dynamo.client(), table, TABLE, OWN, Clock.systemUTC());
    return new ObjectMapper().readTree(contents.json()).get("products");
  }

  private void put(
      OrganizationId organization,
      String gtin,
      long count,
      Map<String, AttributeValue> attributes) {
    var item = new Key("PRODUCT#" + organization + "#" + gtin, "PRODUCT").item();
    item.put("total_count", Values.number(count));
    item.putAll(attributes);
    dynamo.client().putItem(put -> put.tableName(TABLE).item(item));
  }
}
