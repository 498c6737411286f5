package io.kartero.export.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlockTest {
  @Test
  void whatNoArrayCanHoldIsRefusedWithItsSize() {
    Block block = new Block(10);
    assertThatThrownBy(() -> block.reserve(3 * 1_500_000_000L))
        .hasMessage(
            "A row with its longest value needs room for 4500000016 bytes, and there is room for"
                + " 2147483639. Nothing was delivered. Shorten the value in the SQL.");
    assertThat(block.array()).hasSize(10 + Block.SLACK);
  }
}
