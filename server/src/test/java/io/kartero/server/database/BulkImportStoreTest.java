package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.database.BulkImport.Status;
import io.kartero.server.platform.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

@ParameterizedClass
@EnumSource
class BulkImportStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-25T01:02:03Z");

  private final BulkImportStore store;

  BulkImportStoreTest(TestDatabase database) {
    this.store = new BulkImportStore(database.freshClient());
  }

  @Test
  void anImportIsFoundAsItIs() {
    long id = store.insert("load", "shop", "items", NOW);
    store.setFrozen(id, true);
    store.setJob(id, 17);
    store.setCounts(id, 5, 4, 3, 2);
    assertThat(store.find("load"))
        .contains(
            new BulkImport(
                id,
                "load",
                "shop",
                "items",
                Status.UPLOADING,
                true,
                OptionalLong.of(17),
                5,
                4,
                3,
                2));
    assertThat(store.list()).hasSize(1);
    assertThatThrownBy(() -> store.insert("load", "shop", "items", NOW))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void itMovesOnlyFromTheStateItIsIn() {
    long id = store.insert("load", "shop", "items", NOW);
    assertThat(store.move(id, Status.READY, Status.COMMITTING)).isFalse();
    assertThat(store.move(id, Status.UPLOADING, Status.PERFORMING)).isTrue();
    assertThat(store.find("load").orElseThrow().status()).isEqualTo(Status.PERFORMING);
  }

  @Test
  void partsAreKeptInTheOrderOfTheirNamesAndGoWithTheImport() {
    long id = store.insert("load", "shop", "items", NOW);
    store.addPart(id, "b", "1.gz");
    store.addPart(id, "a", "2.gz");
    assertThat(store.parts(id)).containsExactly(Map.entry("a", "2.gz"), Map.entry("b", "1.gz"));
    assertThat(store.deletePart(id, "b")).isEqualTo(1);
    assertThat(store.deletePart(id, "b")).isZero();
    store.delete(id);
    assertThat(store.find("load")).isEmpty();
    assertThat(store.parts(id)).isEmpty();
  }
}
