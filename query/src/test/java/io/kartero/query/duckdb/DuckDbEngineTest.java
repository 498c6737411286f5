package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.Values;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEngineTest {
  @TempDir Path folder;

  @Test
  void aQueryGivesItsRows() {
    try (DuckDbEngine engine = Warehouse.locked(folder)) {
      assertThat(Values.rows(engine.query("main", "SELECT i, 'n' || i FROM range(2) t(i)")))
          .isEqualTo(List.of(List.of(BigInteger.ZERO, "n0"), List.of(BigInteger.ONE, "n1")));
    }
  }
}
