package io.kartero.server.job;

import io.kartero.export.Export;
import io.kartero.export.ExportRequest;
import io.kartero.export.Publication;
import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.bucket.Precondition;
import io.kartero.export.bucket.Sight;
import io.kartero.export.bucket.StoredObject;
import io.kartero.export.settings.ExportSettings;
import io.kartero.rows.Batches;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One object that a job is to make visible, in the bucket that it goes to.
///
/// @param runKey goes into the object's metadata: by it a later worker knows the job's own object
record Delivery(
    ExportSettings settings,
    Bucket bucket,
    ExportRequest request,
    String runKey,
    InstantSource clock) {
  private static final String RUN = "kartero-run";

  /// What became of a publication that nobody heard of.
  sealed interface Verdict {
    record Published(StoredObject object) implements Verdict {}

    /// And if another worker still tries to, the bucket will refuse one of both.
    record NotPublished() implements Verdict {}

    record Unknown(String why) implements Verdict {}
  }

  /// Where the object goes, and what is there now.
  JobRow.Aim aim() {
    OptionalLong generation =
        switch (bucket.look(request.objectName())) {
          case Sight.Present(StoredObject found, Map<String, String> metadata) ->
              OptionalLong.of(found.generation());
          case Sight.Locked(long locked) -> OptionalLong.of(locked);
          case Sight.Absent() -> OptionalLong.of(0);
          case Sight.Unreadable() -> unknown();
        };
    return new JobRow.Aim(settings.bucket(), request.objectName(), generation);
  }

  /// Before the query runs it must be certain that the name can be written. Whoever may not
  /// overwrite is refused by the bucket if there is an object in the end.
  private OptionalLong unknown() {
    bucket.check(new ObjectDescription(request.objectName(), settings.contentType(), Map.of()));
    return OptionalLong.empty();
  }

  Export export(Batches rows, JobRow.Aim aim, Runnable lastCheck) {
    OptionalLong expected = aim.expectedGeneration();
    Precondition precondition =
        expected.isPresent()
            ? new Precondition.Generation(expected.getAsLong())
            : Precondition.NONE;
    Publication publication =
        new Publication(precondition, Map.of(RUN, runKey), Optional.of(lastCheck));
    return new Export(rows, request, publication, bucket, clock);
  }

  /// Looks whether the object is this job's.
  Verdict settle(JobRow.Aim aim) {
    if (!aim.bucket().equals(settings.bucket()) || !aim.object().equals(request.objectName())) {
      return new Verdict.Unknown("its connection leads to another place by now");
    }
    return switch (bucket.look(aim.object())) {
      case Sight.Present(StoredObject found, Map<String, String> metadata)
          when runKey.equals(metadata.get(RUN)) ->
          new Verdict.Published(found);
      case Sight.Present(StoredObject found, Map<String, String> metadata) ->
          unpublished(aim, found.generation(), "another object is there by now");
      case Sight.Locked(long generation) ->
          unpublished(aim, generation, "an object is there of which the bucket tells no sum");
      case Sight.Absent() -> unpublished(aim, 0, "the object that was there is gone");
      case Sight.Unreadable() ->
          new Verdict.Unknown("the credential may not read (storage.objects.get)");
    };
  }

  private static Verdict unpublished(JobRow.Aim aim, long found, String otherwise) {
    return aim.expectedGeneration().equals(OptionalLong.of(found))
        ? new Verdict.NotPublished()
        : new Verdict.Unknown(
            aim.expectedGeneration().isPresent()
                ? otherwise
                : "nothing was known of what was there before");
  }
}
