package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Tests of uploads that are too long, too slow or too many. */
class FormLoadTest extends FormTest {
  @Test
  void refusesAFileThatMustBeTooLongWithoutReadingIt() throws Exception {
    var form = form().condition("[\"content-length-range\", 1, 1000]").sign();
    try (var socket = connect()) {
      sendHead(socket, 2_000_000_000);
      socket.getOutputStream().write(form.fieldParts());
      socket.getOutputStream().write(form.filePart(new byte[100]));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("EntityTooLarge");
    }
  }

  @Test
  void refusesUploadsWhileTheDiskIsNearlyFullButServesReads() throws Exception {
    assertThat(post(form().sign()).statusCode()).isEqualTo(201);
    s3.close();
    s3 =
        EmbeddedS3.in(folder)
            .bucket("photos")
            .credentials("id", "secret")
            .reserve(Long.MAX_VALUE / 2)
            .start();
    var refused = post(form().sign());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("<Code>ServiceUnavailable</Code>", "nearly full");
    assertThat(stored()).isEqualTo(PHOTO);
  }

  @Test
  void refusesAFileThatWouldLeaveTooLittleSpaceBeforeItIsRead() throws Exception {
    s3.close();
    long space = Files.getFileStore(folder).getUsableSpace();
    s3 =
        EmbeddedS3.in(folder)
            .bucket("photos")
            .credentials("id", "secret")
            .reserve(space - (1L << 30))
            .start();
    try (var socket = connect()) {
      sendHead(socket, 4L << 30);
      socket.getOutputStream().write(form().sign().fieldParts());
      socket.getOutputStream().write(form().filePart(new byte[100]));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 503")
          .contains("nearly full");
    }
  }

  @Test
  void servesOthersWhileManySendSlowly() throws Exception {
    var form = form().sign();
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 80; i++) {
        var socket = connect();
        slow.add(socket);
        sendHead(socket, 1_000_000);
        socket.getOutputStream().write(form.fieldParts());
      }
      assertThat(post(form).statusCode()).isEqualTo(201);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }
}
