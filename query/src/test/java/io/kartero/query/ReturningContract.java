package io.kartero.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the engines whose SQL has RETURNING keep to besides.
public abstract class ReturningContract extends EngineContract {
  @Test
  void whatAStatementReturnsIsItsOwnRows() {
    try (Result returned = engine().query("sales", "INSERT INTO t VALUES (3) RETURNING i")) {
      assertThat(returned.answer()).isEqualTo(Result.Answer.ROWS);
      assertThat(Values.rows(returned)).isEqualTo(List.of(List.of(BigInteger.valueOf(3))));
    }
    engine().query("sales", empty("t")).close();
  }
}
