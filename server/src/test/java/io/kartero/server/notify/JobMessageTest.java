package io.kartero.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.job.ScheduleRun;
import org.junit.jupiter.api.Test;

class JobMessageTest {
  private static final ScheduleRun DAILY = EndedJobs.run(7, "日次 & daily");

  @Test
  void aSuccessTellsTheReceiptsFacts() {
    Message message =
        JobMessage.of(
            EndedJobs.succeeded(1, DAILY), DAILY, JobOutcome.SUCCEEDED, JobOutcome.SUCCEEDED);

    assertThat(message.subject()).isEqualTo("[Kartero] 日次 & daily succeeded: 98,765 rows");
    assertThat(message.plainText())
        .isEqualTo(
            """
            日次 & daily succeeded: 98,765 rows

            Schedule: 日次 & daily
            Scheduled time: 2026-11-25 06:10:00 +09:00
            Job: 1
            Database: shop
            Rows: 98,765
            Object: gs://samplebucket/output/test.csv
            Bytes: 1,234,567
            Duration: 0 h 1 min 23 s
            Ended: 2026-11-25 06:11:23 +09:00
            """);
  }

  @Test
  void aFailureNamesItsCauseAndWhatToDo() {
    Message message =
        JobMessage.of(EndedJobs.failed(1, DAILY), DAILY, JobOutcome.FAILED, JobOutcome.SUCCEEDED);

    assertThat(message.subject()).isEqualTo("[Kartero] 日次 & daily failed: BUCKET_FORBIDDEN");
    assertThat(message.plainText())
        .contains(
            """
            Cause: The bucket <samplebucket> refuses the key.
            Give it storage.objects.create.
            Once it is repaired: td sched:run '日次 & daily' '2026-11-25 06:10:00 +09:00'
            Object: none: nothing was delivered
            """);
  }

  @Test
  void aSuccessAfterAFailureSaysSo() {
    Message message =
        JobMessage.of(
            EndedJobs.succeeded(1, DAILY), DAILY, JobOutcome.SUCCEEDED, JobOutcome.FAILED);

    assertThat(message.subject()).isEqualTo("[Kartero] 日次 & daily works again: 98,765 rows");
  }

  @Test
  void htmlShowsEveryCharacterAsItself() {
    Message message =
        JobMessage.of(EndedJobs.failed(1, DAILY), DAILY, JobOutcome.FAILED, JobOutcome.SUCCEEDED);

    assertThat(message.html())
        .contains(
            "<h3>日次 &amp; daily failed: BUCKET_FORBIDDEN</h3>",
            "<td>The bucket &lt;samplebucket&gt; refuses the key.<br>\nGive it"
                + " storage.objects.create.</td>");
  }

  @Test
  void aSubjectIsOneLineWhateverTheScheduleIsCalled() {
    ScheduleRun hostile = EndedJobs.run(7, "daily\r\nBcc: everybody@example.com\u0000");

    Message message =
        JobMessage.of(
            EndedJobs.killed(1, hostile), hostile, JobOutcome.KILLED, JobOutcome.SUCCEEDED);

    assertThat(message.subject())
        .isEqualTo("[Kartero] daily  Bcc: everybody@example.com  was killed");
  }
}
