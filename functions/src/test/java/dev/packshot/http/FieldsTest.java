package dev.packshot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.id.SessionId;
import dev.packshot.json.JsonReader;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.problem.FieldError;
import dev.packshot.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void returnsDefaultsForAbsentFields() {
    var fields = fields("{}");
    assertThat(fields.text("a", 5)).isEmpty();
    assertThat(fields.choice("a", "default", Optional::of, "x")).isEqualTo("default");
    assertThat(fields.id("a", SessionId::parse)).isEmpty();
    assertThat(fields.wholeNumber("a", 0, 5)).isEmpty();
    assertThat(fields.objectText("a", 5)).isEqualTo("{}");
    assertThat(fields.metadata("a")).isEqualTo(MetadataUpdate.UNCHANGED);
    fields.check();
  }

  @Test
  void reportsTheErrorsOfAllFieldsAtOnce() {
    var fields =
        fields("{\"text\":5,\"number\":1.5,\"object\":[],\"metadata\":{\"k\":1,\"\":\"\"}}");
    fields.text("text", 5);
    fields.requiredText("required", 5);
    fields.wholeNumber("number", 0, 9);
    fields.objectText("object", 9);
    fields.metadata("metadata");
    var problem = catchThrowableOfType(ProblemException.class, fields::check).problem();
    assertThat(problem.errors().stream().map(FieldError::field))
        .containsExactly("text", "required", "number", "object", "metadata.k", "metadata.");
    assertThat(problem.detail()).isEqualTo("6 fields are not valid.");
  }

  @Test
  void returnsTheCompactTextOfAnObject() {
    var fields =
        fields("{\"o\": { \"n\" : 1.50e400 , \"a\" : [ true , null , \"\\u00e9\\\"\" ] } }");
    assertThat(fields.objectText("o", 100))
        .isEqualTo("{\"n\":1.50e400,\"a\":[true,null,\"é\\\"\"]}");
  }

  @Test
  void readsOnlyWholeNumbersInTheRange() {
    assertThat(fields("{\"n\":0}").wholeNumber("n", 0, 9)).contains(0L);
    assertThat(fields("{\"n\":9}").wholeNumber("n", 0, 9)).contains(9L);
    for (var written : List.of("2911335", "2911335.0", "2.911335e6", "29113350E-1")) {
      assertThat(fields("{\"n\":" + written + "}").wholeNumber("n", 0, 1L << 40))
          .as(written)
          .contains(2_911_335L);
    }
    for (var invalid :
        List.of("-1", "10", "1.5", "1e1", "1e-1", "1e999999999", "0e-9999999999", "\"1\"")) {
      var fields = fields("{\"n\":" + invalid + "}");
      assertThat(fields.wholeNumber("n", 0, 9)).as(invalid).isEmpty();
      assertThat(catchThrowableOfType(ProblemException.class, fields::check))
          .as(invalid)
          .isNotNull();
    }
  }

  @Test
  void distinguishesClearingFromMergingMetadata() {
    assertThat(fields("{\"m\":null}").metadata("m")).isEqualTo(new MetadataUpdate(true, Map.of()));
    assertThat(fields("{\"m\":{}}").metadata("m")).isEqualTo(new MetadataUpdate(true, Map.of()));
    assertThat(fields("{\"m\":{\"k\":\"\"}}").metadata("m"))
        .isEqualTo(new MetadataUpdate(false, Map.of("k", "")));
  }

  @Test
  void mergesMetadata() {
    var present = Map.of("a", "1", "b", "2");
    assertThat(new MetadataUpdate(false, Map.of("b", "", "c", "3")).mergedInto(present))
        .isEqualTo(Map.of("a", "1", "c", "3"));
    assertThat(new MetadataUpdate(true, Map.of()).mergedInto(present)).isEmpty();
    assertThat(MetadataUpdate.UNCHANGED.mergedInto(present)).isEqualTo(present);
    assertThat(new MetadataUpdate(false, Map.of("a", "", "b", "2")).initial())
        .isEqualTo(Map.of("b", "2"));
  }

  private static Fields fields(String body) {
    return new Fields(JsonReader.object(body.getBytes(StandardCharsets.UTF_8)));
  }
}
