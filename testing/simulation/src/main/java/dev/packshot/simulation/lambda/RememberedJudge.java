package dev.packshot.simulation.lambda;

import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * A judge that judges equal bytes only once, since few different pictures serve a whole world. It
 * is used by one actor at a time.
 */
public final class RememberedJudge implements ImageJudge {
  private final ImageJudge judge;
  private final Map<String, Judgement> judgements = new HashMap<>();

  public RememberedJudge(ImageJudge judge) {
    this.judge = judge;
  }

  @Override
  public Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException {
    var bytes = stream.readAllBytes();
    var name =
        HexFormat.of().formatHex(Sha256.digest().digest(bytes))
            + allowed.stream().sorted().toList();
    var known = judgements.get(name);
    if (known != null) {
      return known;
    }
    var judgement = judge.judge(new ByteArrayInputStream(bytes), allowed);
    judgements.put(name, judgement);
    return judgement;
  }
}
