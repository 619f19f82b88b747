package dev.packshot.infra;

import dev.packshot.graph.Settings;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.Table;

/** The environment variables of a function, put together from what it needs to know. */
final class Variables {
  private final StageSettings settings;
  private final Table table;
  private final Media media;
  private final Map<String, String> all;

  private Variables(StageSettings settings, Table table, Media media, Map<String, String> all) {
    this.settings = settings;
    this.table = table;
    this.media = media;
    this.all = Map.copyOf(all);
  }

  /** None. */
  Variables(StageSettings settings, Data data, Media media) {
    this(settings, data.table(), media, Map.of());
  }

  /** What every function of the API needs. */
  Variables api() {
    var more = with(Settings.ALLOWED_ORIGINS, settings.originList());
    return settings
        .target()
        .api()
        .map(api -> more.with(Settings.PUBLIC_URL, api.url().toString()))
        .orElse(more);
  }

  Variables table() {
    return with(Settings.TABLE, table.getTableName());
  }

  Variables bucket() {
    var more = with(Settings.BUCKET, media.bucketName());
    return settings
        .target()
        .uploadEndpoint()
        .map(endpoint -> more.with(Settings.UPLOAD_ENDPOINT, endpoint.toString()))
        .orElse(more);
  }

  /** Where everybody sees what is public. */
  Variables media() {
    return with(Settings.MEDIA_URL, media.publicUrl());
  }

  Map<String, String> all() {
    return all;
  }

  private Variables with(String name, String value) {
    var more = new HashMap<>(all);
    more.put(name, value);
    return new Variables(settings, table, media, more);
  }
}
