package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.platform.TestDatabase;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DatabaseStoreTest {
  private static final Instant THEN = Instant.parse("2026-11-25T01:02:03Z");
  private static final Instant LATER = Instant.parse("2026-11-26T00:00:00Z");

  private final DatabaseStore store;

  DatabaseStoreTest(TestDatabase database) {
    this.store = new DatabaseStore(database.freshClient());
  }

  @Test
  void whatIsNotedTwiceKeepsItsFirstTime() {
    store.noteDatabase("shop", THEN);
    store.noteDatabase("shop", LATER);
    store.noteTable("shop", "items", THEN);
    store.noteTable("shop", "items", LATER);
    assertThat(store.databases())
        .containsExactly(new DatabaseStore.Note(1, "shop", OptionalInt.empty(), THEN, THEN));
    assertThat(store.tables("shop"))
        .containsExactly(new DatabaseStore.Note(1, "items", OptionalInt.empty(), THEN, THEN));
    assertThat(store.tables("other")).isEmpty();
  }

  @Test
  void expiryAndChangesAreKept() {
    store.noteTable("shop", "items", THEN);
    store.setExpireDays("shop", "items", OptionalInt.of(30));
    store.changed("shop", "items", LATER);
    assertThat(store.tables("shop"))
        .containsExactly(new DatabaseStore.Note(1, "items", OptionalInt.of(30), THEN, LATER));
    store.setExpireDays("shop", "items", OptionalInt.empty());
    assertThat(store.tables("shop").getFirst().expireDays()).isEmpty();
  }

  @Test
  void aTableThatMovesTakesItsNotesAlong() {
    store.noteTable("shop", "items", THEN);
    store.noteTable("archive", "items", LATER);
    store.moved("shop", "items", "archive", "items");
    assertThat(store.tables("shop")).isEmpty();
    assertThat(store.tables("archive"))
        .containsExactly(new DatabaseStore.Note(1, "items", OptionalInt.empty(), THEN, THEN));
  }

  @Test
  void aDatabaseIsForgottenWithItsTables() {
    store.noteDatabase("shop", THEN);
    store.noteTable("shop", "items", THEN);
    store.forgetDatabase("shop");
    assertThat(store.databases()).isEmpty();
    assertThat(store.tables("shop")).isEmpty();
  }
}
