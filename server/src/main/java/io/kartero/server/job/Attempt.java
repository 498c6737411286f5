package io.kartero.server.job;

import io.kartero.export.Export;
import io.kartero.export.Outcome;
import io.kartero.export.Receipt;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.StoredObject;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.Batches;
import io.kartero.server.job.JobRow.Aim;
import io.kartero.server.job.result.Keeping;
import io.kartero.server.job.result.KeptResults;
import io.kartero.server.platform.Invalid;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One worker's work on one job, from its rows to its end. Whatever throws here ends the attempt;
/// nothing is visible then that the job's row does not tell of.
final class Attempt {
  private final AttemptTools tools;
  private final Job job;
  private final Claim.Taken claim;
  private final RunningJob running;
  private boolean publishing;

  /// What the engine says of the query meanwhile; empty for one that says nothing.
  private Supplier<String> engine = () -> "";

  Attempt(AttemptTools tools, Job job, Claim.Taken claim, RunningJob running) {
    this.tools = tools;
    this.job = job;
    this.claim = claim;
    this.running = running;
  }

  void run() {
    switch (claim.beginning()) {
      case FROM_THE_START -> {
        Optional<Delivery> delivery = prepared();
        work(delivery, delivery.map(Delivery::aim));
      }
      case UNSETTLED -> {
        Aim former = claim.row().aim().orElseThrow();
        if (!settled(former)) {
          work(prepared(), Optional.of(former));
        }
      }
    }
  }

  private Optional<Delivery> prepared() {
    return job.destination().map(to -> tools.deliveries().prepare(job, to, claim.row().runKey()));
  }

  /// Whether the worker before this one had published, when it was about to.
  private boolean settled(Aim aim) {
    return switch (verdict(aim)) {
      case Delivery.Verdict.Published(StoredObject object) -> {
        succeed(delivered(object));
        yield true;
      }
      case Delivery.Verdict.NotPublished() -> false;
      case Delivery.Verdict.Unknown(String why) -> throw DeliveryUnknown.of(aim, why);
    };
  }

  private Delivery.Verdict verdict(Aim aim) {
    try {
      return prepared().orElseThrow().settle(aim);
    } catch (BucketException silent) {
      throw DeliveryUnknown.forNow(aim, silent);
    } catch (Invalid changed) {
      return new Delivery.Verdict.Unknown(
          "its destination cannot be used any more (" + changed.getMessage() + ")");
    }
  }

  private Delivered delivered(StoredObject object) {
    long rows = claim.row().kept().map(JobRow.KeptRows::rows).orElse(0L);
    return new Delivered(
        object.location(), object.generation(), object.bytes(), rows, Optional.empty());
  }

  private Batches open() {
    return tools.sources().open(job, running.cancellation(), line -> tools.say(job.id(), line));
  }

  private void work(Optional<Delivery> delivery, Optional<Aim> aim) {
    aim.ifPresent(where -> tools.lifecycle().aim(claim.lease(), where));
    tools.say(job.id(), "The query runs in %s.".formatted(job.database()));
    try (Batches rows = open()) {
      if (rows instanceof Result result && result.answer() == Result.Answer.REPORT) {
        if (delivery.isPresent()) {
          throw new NothingToDeliver();
        }
        drain(rows);
        tools.lifecycle().succeed(claim.lease(), Optional.empty(), "Done; there are no rows.");
        return;
      }
      tools.milestones().reached(job.id(), Milestone.READING);
      if (rows instanceof Result query) {
        engine = () -> query.progress().detail();
      }
      Keeping keeping = tools.results().keep(rows, name());
      try {
        deliverOrKeep(delivery, aim, keeping);
      } finally {
        keeping.release();
      }
    }
  }

  private String name() {
    return KeptResults.name(job.id(), claim.lease().attempt());
  }

  private void deliverOrKeep(Optional<Delivery> delivery, Optional<Aim> aim, Keeping keeping) {
    if (delivery.isPresent()) {
      deliver(delivery.get(), aim.orElseThrow(), keeping);
      return;
    }
    running.tells(
        () -> String.format(Locale.ROOT, "%,d rows so far.", keeping.count()) + engineSays());
    drain(keeping);
    keep(keeping);
    String line = String.format(Locale.ROOT, "Done: %,d rows.", keeping.count());
    tools.lifecycle().succeed(claim.lease(), Optional.empty(), line);
  }

  private static void drain(Batches rows) {
    for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
      batch.close();
    }
  }

  private void keep(Keeping keeping) {
    long bytes = keeping.finish();
    String columns = ResultColumnsJson.write(keeping.schema());
    tools
        .lifecycle()
        .keep(claim.lease(), new JobRow.KeptRows(name(), keeping.count(), bytes, columns));
  }

  private void deliver(Delivery delivery, Aim aim, Keeping keeping) {
    Export export = delivery.export(keeping, aim, () -> beforeCommit(keeping));
    running.cancellation().whenCancelled(export::cancel);
    running.tells(() -> progress(export));
    switch (outcome(delivery, aim, export)) {
      case Outcome.Delivered(Receipt receipt) -> {
        tools.milestones().reached(job.id(), Milestone.PUBLISHED);
        StoredObject object = receipt.object();
        succeed(
            new Delivered(
                object.location(),
                object.generation(),
                object.bytes(),
                receipt.rows(),
                Optional.of(receipt.toJson())));
      }
      case Outcome.Skipped() -> {
        keep(keeping);
        String line = "The query returned no rows; nothing was delivered (on_empty is skip).";
        tools.lifecycle().succeed(claim.lease(), Optional.empty(), line);
      }
      case null -> {} // it was there already, and the job has ended
    }
  }

  private void beforeCommit(Keeping keeping) {
    keep(keeping);
    tools.lifecycle().publish(claim.lease());
    publishing = true;
  }

  /// @return null where the object turned out to be visible though the commit failed
  private @Nullable Outcome outcome(Delivery delivery, Aim aim, Export export) {
    try {
      return export.run();
    } catch (BucketException failure) {
      if (publishing) {
        if (isUncertain(failure) && foundAfter(failure, delivery, aim)) {
          return null;
        }
        tools.lifecycle().notPublished(claim.lease());
      }
      throw failure;
    }
  }

  private static boolean isUncertain(BucketException failure) {
    return failure.code() == BucketException.Code.CONFLICT
        || failure.visibility() == BucketException.Visibility.PERHAPS;
  }

  private boolean foundAfter(BucketException failure, Delivery delivery, Aim aim) {
    return switch (settledNow(failure, delivery, aim)) {
      case Delivery.Verdict.Published(StoredObject object)
          when failure.code() != BucketException.Code.CORRUPTED -> {
        succeed(
            new Delivered(
                object.location(),
                object.generation(),
                object.bytes(),
                tools.rowsOf(claim.lease()),
                Optional.empty()));
        yield true;
      }
      case Delivery.Verdict.Published _, Delivery.Verdict.NotPublished _ -> false;
      case Delivery.Verdict.Unknown _
          when failure.visibility() == BucketException.Visibility.PERHAPS ->
          throw DeliveryUnknown.of(failure);
      case Delivery.Verdict.Unknown _ -> false;
    };
  }

  /// Where nobody answers now either, a later attempt has to look.
  private static Delivery.Verdict settledNow(BucketException failure, Delivery delivery, Aim aim) {
    try {
      return delivery.settle(aim);
    } catch (BucketException silent) {
      throw DeliveryUnknown.forNow(aim, failure);
    }
  }

  private void succeed(Delivered delivered) {
    String line =
        String.format(
            Locale.ROOT,
            "Delivered %s: %,d rows, %,d bytes.",
            delivered.location(),
            delivered.rows(),
            delivered.bytes());
    tools.lifecycle().succeed(claim.lease(), Optional.of(delivered), line);
  }

  private String progress(Export export) {
    return String.format(
            Locale.ROOT,
            "%,d rows so far, %,d bytes sent.",
            export.meter().rows(),
            export.meter().storedBytes())
        + engineSays();
  }

  private String engineSays() {
    String detail = engine.get();
    return detail.isEmpty() ? "" : " The query: " + detail + ".";
  }
}
