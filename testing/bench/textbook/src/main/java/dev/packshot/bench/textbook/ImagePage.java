package dev.packshot.bench.textbook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** A page of images. */
public record ImagePage(List<ImageView> data, Pagination pagination) {

  static ImagePage of(List<ImageView> all, int page, int size) {
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    int pages = (all.size() + size - 1) / size;
    return new ImagePage(
        all.subList(from, to),
        new Pagination(page, size, all.size(), pages, page < pages, page > 1));
  }

  /** Where a page lies in the whole. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Pagination(
      int page,
      int pageSize,
      int totalCount,
      int totalPages,
      boolean hasNext,
      boolean hasPrevious) {}
}
