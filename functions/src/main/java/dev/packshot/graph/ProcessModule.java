package dev.packshot.graph;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.packshot.dynamo.Retry;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.imaging.code.ZxingCodeReader;
import dev.packshot.work.Background;
import dev.packshot.work.ThreadPool;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;

/** The bindings of what a graph takes from its process: threads, pauses, chance and pixels. */
@Module
public interface ProcessModule {
  @Binds
  Background background(ThreadPool threads);

  @Provides
  @Singleton
  static ThreadPool threads() {
    return new ThreadPool();
  }

  /** Returns random numbers that no two instances restored from one snapshot share. */
  @Provides
  @Singleton
  static RandomGenerator random() {
    return new SecureRandom();
  }

  @Provides
  static Retry.Pause pause() {
    return Retry.Pause.OF_THE_THREAD;
  }

  @Provides
  static ImageJudge imageJudge(Settings settings) {
    return new DecodingImageJudge(ImageLimits.DEFAULT, settings.decodesHeic());
  }

  @Provides
  static CodeReader codeReader() {
    return new ZxingCodeReader();
  }
}
