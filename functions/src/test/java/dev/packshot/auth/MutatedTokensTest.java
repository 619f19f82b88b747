package dev.packshot.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.packshot.identity.Role;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestIssuer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand tokens that were valid before something in them was changed. */
class MutatedTokensTest {
  private static final int TOKENS = 10_000;
  private static final long SEED = 20_261_128;
  private static final String SUBJECT = "owner";

  /** What replaces a name or a value of a header or of the claims. */
  private static final List<String> PIECES =
      List.of(
          "none",
          "None",
          "HS256",
          "RS512",
          "ES256",
          "ES384",
          "PS256",
          "rsa-2",
          "ec-1",
          "",
          "null",
          "-1",
          "1e999",
          "[]",
          "{}",
          "\"\"",
          "true",
          "\\u0000",
          "\"",
          "}",
          ",",
          "b64",
          "crit",
          "jwk",
          "jku",
          "x5c",
          "zip",
          "DEF",
          "admin",
          "4102444800",
          "../../etc/passwd",
          "é");

  private final TestApp app = new TestApp();
  private final Random random = new Random(SEED);

  @Test
  void letNobodyIn() {
    var user = new Subject(TestIssuer.SHARED.url(), SUBJECT).user();
    app.graph.users().add(user, app.clock.instant());
    app.graph.users().setRole(user, app.organization, Role.OWNER, app.act());
    var valid = List.of(TestIssuer.SHARED.token(SUBJECT), es256());
    valid.forEach(token -> assertThat(status(token, 0)).isEqualTo(200));
    var before = TableContents.all(app);
    for (int count = 1; count <= TOKENS; count++) {
      var token = mutated(valid.get(count % valid.size()));
      assertThat(status(token, count)).as("token " + count + ": " + token).isEqualTo(401);
    }
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  private static String es256() {
    var header = TestIssuer.header(TestIssuer.EC, JWSAlgorithm.ES256);
    return TestIssuer.sign(header, TestIssuer.EC, TestIssuer.SHARED.claims(SUBJECT).build());
  }

  /** Sends a token from an address of its own, so that no limit of an address is reached. */
  private int status(String token, int address) {
    return app.anonymous("GET", "/account/api/v1/me")
        .header("Authorization", "Bearer " + token)
        .from("address " + address)
        .send()
        .status();
  }

  private String mutated(String token) {
    var parts = token.split("\\.", -1);
    String mutated;
    do {
      mutated =
          switch (random.nextInt(6)) {
            case 0 -> join(withPiece(parts[0]), parts[1], parts[2]);
            case 1 -> join(parts[0], withPiece(parts[1]), parts[2]);
            case 2 -> join(withByte(parts[0]), parts[1], parts[2]);
            case 3 -> join(parts[0], withByte(parts[1]), parts[2]);
            case 4 -> join(parts[0], parts[1], otherSignature(parts[2]));
            default -> withoutSome(token);
          };
    } while (mutated.equals(token));
    return mutated;
  }

  private static String join(String header, String claims, String signature) {
    return header + "." + claims + "." + signature;
  }

  /** Replaces some of the JSON text by a piece. */
  private String withPiece(String part) {
    var text = new String(decoded(part), UTF_8);
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(12));
    var piece = PIECES.get(random.nextInt(PIECES.size()));
    return encoded((text.substring(0, from) + piece + text.substring(to)).getBytes(UTF_8));
  }

  private String withByte(String part) {
    var bytes = decoded(part);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    return encoded(bytes);
  }

  private String otherSignature(String part) {
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> encoded(new byte[decoded(part).length]);
      case 2 -> part + encoded(new byte[1 + random.nextInt(3)]);
      default -> withByte(part);
    };
  }

  private String withoutSome(String token) {
    int from = random.nextInt(token.length());
    int to = Math.min(token.length(), from + 1 + random.nextInt(20));
    return token.substring(0, from) + token.substring(to);
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
