package dev.packshot.imaging.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.weisj.jsvg.logging.impl.LogManagerImpl;
import org.junit.jupiter.api.Test;

class SilentLogManagerTest {
  @Test
  void isTheLogManagerOfThePainter() {
    assertThat(LogManagerImpl.logManager()).isInstanceOf(SilentLogManager.class);
  }
}
