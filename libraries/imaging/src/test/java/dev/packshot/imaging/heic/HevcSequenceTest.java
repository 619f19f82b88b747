package dev.packshot.imaging.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HevcSequenceTest {
  @Test
  void hasTheSizeOfItsPictures() throws InvalidImage {
    var sequence = read(SequenceParameters.of(4_032, 3_024));

    assertThat(sequence).isEqualTo(new HevcSequence(1, 4_032, 3_024));
    assertThat(sequence.samples()).isEqualTo(4_032 * 3_024 * 3 / 2);
  }

  @Test
  void refusesASideThatNoPictureHas() {
    assertThatThrownBy(() -> read(SequenceParameters.of(1_000_000_000, 16)))
        .isInstanceOf(InvalidImage.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesParametersThatAreCutOff() {
    var set = SequenceParameters.of(640, 480);

    assertThatThrownBy(() -> read(Arrays.copyOf(set, set.length - 3)))
        .isInstanceOf(InvalidImage.class);
  }

  private static HevcSequence read(byte[] set) throws InvalidImage {
    return HevcSequence.read(new Bytes(set, 0, set.length));
  }
}
