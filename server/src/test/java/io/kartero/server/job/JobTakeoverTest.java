package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.platform.TestDatabase;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeObject;
import io.kartero.testing.FakeRequest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A worker stops at every durable step of a job; another one takes over; and then the first wakes
/// again and goes on as if nothing had been.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class JobTakeoverTest {
  private static final String FILE = "number\r\n0\r\n1\r\n2\r\n";

  @Parameter private TestDatabase kind = TestDatabase.H2;
  @TempDir private Path home;
  private JobLab lab;

  @BeforeEach
  void open() {
    lab = new JobLab(kind, home);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private JobRequest export() {
    return JobLab.query("SELECT range AS number FROM range(3)")
        .withDestination(lab.destination("out.csv"));
  }

  /// Runs a job up to a moment, on a thread that stays there.
  private Thread stoppedAt(Pause pause, AtomicLong id) throws InterruptedException {
    lab.restart(pause);
    Jobs jobs = lab.jobs();
    Thread worker =
        Thread.ofPlatform()
            .daemon()
            .uncaughtExceptionHandler((thread, late) -> {}) // its queue moved on without it
            .start(() -> {
              id.set(jobs.issue(export()));
              lab.turn();
            });
    pause.awaitReached();
    if (id.get() == 0) {
      id.set(lab.jobs().list(JobFilter.newest(1)).jobs().getFirst().id());
    }
    return worker;
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void aJobWhoseWorkerStoppedIsFinishedOnce(Milestone moment) throws Exception {
    lab.storage
        .account()
        .allow("storage.objects.create", "storage.objects.delete", "storage.objects.get");
    lab.storage.put(JobLab.BUCKET, "out.csv", new byte[] {1});
    Pause pause = new Pause(moment);
    AtomicLong id = new AtomicLong();
    Thread worker = stoppedAt(pause, id);

    lab.restart(Milestones.NONE);
    lab.turn();

    assertThat(lab.jobs().log(id.get()).errors()).isEmpty();
    assertThat(lab.state(id.get())).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.object("out.csv")).isEqualTo(FILE);
    FakeObject object = lab.storage.object(JobLab.BUCKET, "out.csv");
    Delivered delivered = lab.jobs().byId(id.get()).delivered().orElseThrow();
    assertThat(delivered.generation()).isEqualTo(object.generation());
    assertThat(delivered.rows()).isEqualTo(3);

    pause.end();
    worker.join();
    assertThat(lab.storage.object(JobLab.BUCKET, "out.csv").generation())
        .as("published once only")
        .isEqualTo(object.generation());
    assertThat(lab.state(id.get())).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.storage.openSessions()).isZero();
    assertThat(lab.told).extracting(Job::id).contains(id.get());
    assertThat(lab.jobs().result(id.get(), ResultFormat.CSV).bytes()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void whoMayNotReadDeliversOnceOrSaysThatNobodyKnows(Milestone moment) throws Exception {
    Pause pause = new Pause(moment);
    AtomicLong id = new AtomicLong();
    Thread worker = stoppedAt(pause, id);

    lab.restart(Milestones.NONE);
    lab.turn();
    pause.end();
    worker.join();

    boolean unknown = moment == Milestone.PUBLISHING || moment == Milestone.PUBLISHED;
    assertThat(lab.state(id.get()))
        .isEqualTo(unknown ? JobState.Name.ERROR : JobState.Name.SUCCESS);
    if (unknown) {
      assertThat(lab.jobs().log(id.get()).errors())
          .isEqualTo(
              "The server stopped while it published samplebucket/out.csv, and it cannot be"
                  + " known whether the object became visible: the credential may not read"
                  + " (storage.objects.get). Look into the bucket, and run the job again if it is"
                  + " not there.\n");
    }
    assertThat(lab.object("out.csv")).isEqualTo(FILE);
    assertThat(lab.storage.requests(Kind.FINAL)).as("published once only").hasSize(1);
  }

  @Test
  void aJobThatStopsTheServerEachTimeIsGivenUp() throws Exception {
    Pause pause = new Pause(Milestone.READING);
    AtomicLong id = new AtomicLong();
    Thread worker = stoppedAt(pause, id);
    for (int i = 0; i < JobLab.SETTINGS.takeovers(); i++) {
      Pause next = new Pause(Milestone.READING);
      lab.restart(next);
      Thread.ofPlatform().daemon().uncaughtExceptionHandler((t, late) -> {}).start(lab::turn);
      next.awaitReached();
    }

    lab.restart(Milestones.NONE);
    lab.turn();

    assertThat(lab.state(id.get())).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().log(id.get()).errors())
        .isEqualTo(
            "The server stopped 3 times while this job ran, so it is not run again. Look into the"
                + " server's log for the reason, then run the job again.\n");
    assertThat(lab.storage.objects(JobLab.BUCKET)).isEmpty();
    pause.end();
    worker.join();
  }

  @Test
  void aJobThatWasKilledWhileItsServerStoppedStaysKilled() throws Exception {
    Pause pause = new Pause(Milestone.READING);
    AtomicLong id = new AtomicLong();
    Thread worker = stoppedAt(pause, id);

    lab.restart(Milestones.NONE);
    assertThat(lab.jobs().kill(id.get())).isEqualTo(JobState.Name.RUNNING);
    lab.turn();
    pause.end();
    worker.join();

    assertThat(lab.state(id.get())).isEqualTo(JobState.Name.KILLED);
    assertThat(lab.storage.objects(JobLab.BUCKET)).isEmpty();
  }

  @Test
  void somebodyElsesObjectInItsPlaceIsNotOverwrittenByATakeover() throws Exception {
    lab.storage
        .account()
        .allow("storage.objects.create", "storage.objects.delete", "storage.objects.get");
    Pause pause = new Pause(Milestone.PUBLISHING);
    AtomicLong id = new AtomicLong();
    Thread worker = stoppedAt(pause, id);
    lab.storage.put(JobLab.BUCKET, "out.csv", new byte[] {7});

    lab.restart(Milestones.NONE);
    lab.turn();
    pause.end();
    worker.join();

    assertThat(lab.state(id.get())).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().log(id.get()).errors()).contains("another object is there by now");
    assertThat(lab.storage.object(JobLab.BUCKET, "out.csv").bytes()).containsExactly(7);
  }

  @Test
  void aServerThatStopsGivesItsJobsBackAndTheyRunAgain() {
    lab.restart((job, milestone) -> {
      if (milestone == Milestone.READING) {
        lab.running().releaseAll();
      }
    });
    long id = lab.jobs().issue(export());

    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.QUEUED);
    assertThat(lab.jobs().log(id).output())
        .endsWith("The server stops; the job runs again when it is back.\n");
    assertThat(lab.storage.objects(JobLab.BUCKET)).isEmpty();
    lab.restart(Milestones.NONE);
    lab.turn(Duration.ofSeconds(1));
    assertThat(lab.state(id)).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.object("out.csv")).isEqualTo(FILE);
  }

  @Test
  void aLostAnswerToTheCommitIsLookedInto() {
    lab.storage
        .account()
        .allow("storage.objects.create", "storage.objects.delete", "storage.objects.get");
    long id = lab.jobs().issue(export());
    lab.storage.plan(Kind.FINAL, new FakeFault.LostAnswer());

    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.SUCCESS);
    assertThat(lab.object("out.csv")).isEqualTo(FILE);
  }

  @Test
  void whatMayHaveChangedRowsIsNotRunTwice() throws Exception {
    lab.run("CREATE TABLE shop.t AS SELECT 1 AS a");
    Pause pause = new Pause(Milestone.CLAIMED);
    lab.restart(pause);
    long id = lab.jobs().issue(JobLab.query("-- run once\nINSERT INTO t SELECT 2"));
    Thread worker =
        Thread.ofPlatform().daemon().uncaughtExceptionHandler((t, late) -> {}).start(lab::turn);
    pause.awaitReached();

    lab.restart(Milestones.NONE);
    lab.turn();

    assertThat(lab.state(id)).isEqualTo(JobState.Name.ERROR);
    assertThat(lab.jobs().log(id).errors())
        .isEqualTo(
            "The server stopped while this job ran, and it cannot be known which of its statements"
                + " were done. Look into the tables that it changes, then run what is missing.\n");
    pause.end();
    worker.join();
  }
}
