package io.kartero.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.pipeline.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlowestStageTest {
  private static final Duration ELAPSED = Duration.ofSeconds(10);

  @Test
  void aStageWithSeveralThreadsCountsByWhatEachOfThemDid() {
    Map<Stage, Duration> busy =
        Map.of(Stage.COMPRESS, Duration.ofSeconds(12), Stage.UPLOAD, Duration.ofSeconds(7));
    assertThat(SlowestStage.of(busy, Map.of(Stage.COMPRESS, 2), ELAPSED))
        .isEqualTo(new SlowestStage(Stage.UPLOAD, 0.7));
    assertThat(SlowestStage.of(busy, Map.of(), ELAPSED))
        .isEqualTo(new SlowestStage(Stage.COMPRESS, 1.2));
  }

  @Test
  void anExportThatTookNoTimeHasASlowestStageToo() {
    Map<Stage, Duration> busy = Map.of(Stage.QUERY, Duration.ZERO);
    assertThat(SlowestStage.of(busy, Map.of(), Duration.ZERO).stage()).isEqualTo(Stage.QUERY);
  }
}
