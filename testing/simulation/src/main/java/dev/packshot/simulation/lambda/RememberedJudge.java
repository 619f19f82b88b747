package dev.packshot.simulation.lambda;

import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A judge that judges equal bytes only once, since few different pictures serve a whole world. */
public final class RememberedJudge implements ImageJudge {
  private final ImageJudge judge;
  private final Map<String, Judgement> judgements = new ConcurrentHashMap<>();

  public RememberedJudge(ImageJudge judge) {
    this.judge = judge;
  }

  @Override
  public Judgement judge(InputStream stream, ImageFormat expected) throws IOException {
    var bytes = stream.readAllBytes();
    return remembered(
        bytes, expected.name(), () -> judge.judge(new ByteArrayInputStream(bytes), expected));
  }

  @Override
  public Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException {
    var bytes = stream.readAllBytes();
    return remembered(
        bytes,
        allowed.stream().sorted().toList().toString(),
        () -> judge.judge(new ByteArrayInputStream(bytes), allowed));
  }

  private interface Judging {
    Judgement judge() throws IOException;
  }

  private Judgement remembered(byte[] bytes, String terms, Judging judging) throws IOException {
    var name = HexFormat.of().formatHex(Sha256.digest().digest(bytes)) + " " + terms;
    var known = judgements.get(name);
    if (known != null) {
      return known;
    }
    var judgement = judging.judge();
    judgements.put(name, judgement);
    return judgement;
  }
}
