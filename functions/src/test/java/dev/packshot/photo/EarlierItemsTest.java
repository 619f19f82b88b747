package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.testing.TestApp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos whose items were written when an item had one set of pictures instead of a list. */
class EarlierItemsTest {
  private static final Renditions PICTURES =
      new Renditions("0123456789abcdef", ImageFormat.JPEG, List.of(200, 400));

  private final TestApp app = new TestApp();
  private PhotoKey key;

  @BeforeEach
  void storeAnEarlierItem() {
    var session = SessionId.parse(app.openSession()).orElseThrow();
    key = new PhotoKey(session.value(), new Ids(app.clock).next(), PhotoType.FRONT, "jpg");
    save("1", Optional.of(PICTURES));
    TestApp.dynamo()
        .updateItem(
            update ->
                update
                    .tableName(app.table)
                    .key(PhotoItem.key(key.address()).attributes())
                    .updateExpression("SET renditions = pictures[0] REMOVE pictures"));
  }

  @Test
  void showTheirPictures() {
    assertThat(photo().renditions()).contains(PICTURES);
  }

  @Test
  void takeALaterVerdict() {
    assertThat(save("2", Optional.empty())).isEqualTo(SaveStatus.SAVED);
    assertThat(photo().renditions()).isEmpty();
  }

  private SaveStatus save(String sequencer, Optional<Renditions> pictures) {
    var facts =
        new ObjectFacts(
            "image/jpeg", 1, sequencer.repeat(64), "etag", Optional.empty(), sequencer.repeat(32));
    var object = JudgedObject.ready(facts, new Dimensions(400, 300), pictures);
    return app.graph
        .uploads()
        .saveVerdict(key, object, Optional.empty(), app.clock.instant())
        .status();
  }

  private Photo photo() {
    return app.graph.uploads().find(key).photo().orElseThrow();
  }
}
