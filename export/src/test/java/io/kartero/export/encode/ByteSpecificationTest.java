package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every fact in `spec/*.yaml`: settings and rows on one side, exact bytes on the other.
final class ByteSpecificationTest {
  /// So many rows lie in several of the encoder's tiles, and the tiles end at different rows.
  private static final int MANY = 1_100;

  @TestFactory
  Stream<DynamicNode> theBytesAreAsSpecified() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(getClass().getResource("/spec"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().map(ByteSpecificationTest::container).toList().stream();
    }
  }

  private static DynamicNode container(Path file) {
    try {
      List<Specification> specifications = Specification.parse(Files.readString(file));
      return DynamicContainer.dynamicContainer(
          file.getFileName().toString(),
          specifications.stream()
              .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Specification specification) {
    assertThat(specification.shown(specification.encoded(1, Integer.MAX_VALUE)))
        .isEqualTo(specification.shown(specification.bytes()));
    assertThat(specification.encoded(1, 1)).as("in blocks").isEqualTo(specification.bytes());
    if (specification.repeatable()) {
      int times = MANY / specification.rows().size();
      String expected = new String(specification.bytes(), UTF_8).repeat(times);
      assertThat(new String(specification.encoded(times, Integer.MAX_VALUE), UTF_8))
          .as("many times")
          .isEqualTo(expected);
    }
  }

  static <T> List<T> repeated(List<T> rows, int times) {
    List<T> repeated = new ArrayList<>(rows.size() * times);
    for (int i = 0; i < times; i++) {
      repeated.addAll(rows);
    }
    return repeated;
  }
}
