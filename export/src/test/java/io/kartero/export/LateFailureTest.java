package io.kartero.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.export.bucket.Access;
import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.bucket.Precondition;
import io.kartero.export.bucket.Sight;
import io.kartero.export.bucket.StoredObject;
import io.kartero.export.bucket.Upload;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.rows.Schema;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens in a commit and behind it.
class LateFailureTest {
  private static final String PERHAPS = "gs://b/a may be visible, and is whole if it is.";

  @TempDir private Path root;

  @Test
  void aCancellationInACommitDoesNotHideThatTheObjectMayBeVisible() {
    ScriptedRows rows = ScriptedRows.of(List.of(1), new ScriptedRows.Ending.Normal());
    AtomicReference<Export> running = new AtomicReference<>();
    Bucket bucket = new LosingBucket(() -> running.get().cancel());
    Export export = export(rows, bucket);
    running.set(export);
    assertThatThrownBy(export::run).isInstanceOf(BucketException.class).hasMessage(PERHAPS);
  }

  @Test
  void aDeliveryCountsThoughTheQueryCannotBeClosed() {
    ScriptedRows rows = ScriptedRows.of(List.of(1), new ScriptedRows.Ending.Normal());
    Exports exports = new Exports(root);
    Export export = export(new Unclosable(rows), exports.bucket());
    assertThat(export.run()).isInstanceOf(Outcome.Delivered.class);
    assertThat(exports.bytes()).asString(UTF_8).isEqualTo(ScriptedRows.file(1));
  }

  @Test
  void aQueryThatCannotBeClosedLeavesNoThreadBehind() throws Exception {
    ScriptedRows rows =
        ScriptedRows.of(Collections.nCopies(300, 2_000), new ScriptedRows.Ending.Normal());
    Exports exports = new Exports(root);
    BucketException full = new BucketException(BucketException.Code.STORAGE, "The disk is full.");
    Bucket bucket = new FailingBucket(exports.bucket(), FailingBucket.Point.FIRST_WRITE, full);
    Export export = export(new Unclosable(rows), bucket);
    assertThatThrownBy(export::run).isEqualTo(full);
    exports.assertNothingIsLeft(rows);
  }

  private static Export export(Batches rows, Bucket bucket) {
    return new Export(rows, Exports.request(Map.of(), 2), bucket, InstantSource.fixed(Exports.NOW));
  }

  /// A result that is closed, and fails then, as drivers do when the network is gone.
  private record Unclosable(ScriptedRows rows) implements Batches {
    @Override
    public Schema schema() {
      return rows.schema();
    }

    @Override
    public @Nullable Batch next() {
      return rows.next();
    }

    @Override
    public void close() {
      rows.close();
      throw new IllegalStateException("the connection is broken");
    }
  }

  /// A bucket whose last answer is lost.
  private record LosingBucket(Runnable inCommit) implements Bucket {
    @Override
    public Upload upload(ObjectDescription object, Precondition precondition) {
      return new Upload() {
        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public StoredObject commit() {
          inCommit.run();
          throw new BucketException(BucketException.Code.UNAVAILABLE, PERHAPS);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Sight look(String name) {
      return new Sight.Unreadable();
    }

    @Override
    public Access check(ObjectDescription object) {
      return Access.NEW_AND_OLD_NAMES;
    }
  }
}
