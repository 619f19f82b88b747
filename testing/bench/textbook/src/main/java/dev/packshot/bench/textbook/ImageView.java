package dev.packshot.bench.textbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered about an image. */
@JsonNaming(SnakeCaseStrategy.class)
public record ImageView(
    String id,
    String title,
    @JsonProperty("is_primary") boolean isPrimary,
    long priority,
    String created,
    String imageUrl,
    Map<String, String> sizes) {
  private static final String MEDIA = System.getenv("PACKSHOT_MEDIA_URL");

  static ImageView of(Item item, String primary) {
    var sizes = new LinkedHashMap<String, String>();
    item.numbers("sizes").forEach(width -> sizes.put(width, url(item, width)));
    return new ImageView(
        item.text("image_id"),
        item.text("title"),
        item.text("image_id").equals(primary),
        item.number("priority"),
        item.time("created_at"),
        url(item, item.attributes().get("widest").n()),
        sizes);
  }

  private static String url(Item item, String width) {
    return MEDIA
        + "/images/"
        + item.text("image_id")
        + "/"
        + item.text("sha256").substring(0, 16)
        + "-"
        + width
        + (item.text("picture_type").equals("image/png") ? ".png" : ".jpg");
  }
}
