package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  /** CRC-32 and SHA-256 as computed by Python's zlib and hashlib. */
  private static final String KNOWN = "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3";

  private static final String KNOWN_HASH =
      "83be866407432808037a96dd5574e6bb261b8a07dcaaade0e8a58656f3884b4c";

  @Test
  void readsAKeyWithAValidChecksum() {
    var key = ApiKey.parse(KNOWN).orElseThrow();
    assertThat(key.kind()).isEqualTo(KeyKind.CSB);
    assertThat(key.hash()).isEqualTo(KNOWN_HASH);
    assertThat(key.reveal()).isEqualTo(KNOWN);
  }

  @Test
  void keepsTheLeadingZerosOfAChecksum() {
    assertThat(ApiKey.parse("cpk_00000000000000000000000000003437_00075382")).isPresent();
    assertThat(ApiKey.parse("cpk_00000000000000000000000000003437_75382")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "csb",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a4",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_F535F8A3",
        "csb_bBCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "CSB_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "csx_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "xyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "csb-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345-f535f8a3",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3 ",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ01234_f535f8a3",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ01234é_15e011bd",
        "csb_                                _7e8a2dc4"
      })
  void rejectsEveryOtherText(String text) {
    assertThat(ApiKey.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void readsKeysThatItMints(KeyKind kind) {
    var seen = new HashSet<String>();
    for (int count = 0; count < 200; count++) {
      var minted = ApiKey.mint(kind, new SecureRandom());
      assertThat(minted.reveal()).matches(kind.prefix() + "_[0-9A-Za-z]{32}_[0-9a-f]{8}");
      assertThat(ApiKey.parse(minted.reveal()).orElseThrow().hash()).isEqualTo(minted.hash());
      assertThat(seen.add(minted.reveal())).isTrue();
    }
  }

  @Test
  void omitsItselfFromItsStringForm() {
    assertThat(ApiKey.parse(KNOWN).orElseThrow().toString()).isEqualTo("csb_…");
  }
}
