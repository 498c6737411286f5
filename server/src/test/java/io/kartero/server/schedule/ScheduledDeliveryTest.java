package io.kartero.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kartero.server.TestServer;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service, from the clock to the bucket and the mail.
class ScheduledDeliveryTest {
  @TempDir Path home;

  @Test
  void atItsTimeAScheduleDeliversAFileAndTellsOfIt() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Map<String, String> settings =
        Map.of(
            "KARTERO_JOBS_POLL", "100ms",
            "KARTERO_MAIL_HOST", "127.0.0.1",
            "KARTERO_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()),
            "KARTERO_MAIL_TLS", "none",
            "KARTERO_MAIL_FROM", "kartero@example.com",
            "KARTERO_MAIL_TO", "reader@example.com",
            "KARTERO_MAIL_ON", "always");
    try (TestServer server = TestServer.start(home, settings)) {
      server.storage().createBucket("samplebucket");
      server
          .bean(Schedules.class)
          .create(
              Features.fields(
                  "database",
                  "main",
                  "query",
                  "SELECT 42 AS answer",
                  "result",
                  """
                  {"type":"karte","bucket":"samplebucket","json_keyfile":%s,
                   "path_prefix":"/output/${session_date}/${session_unixtime}.csv"}
                  """
                      .formatted(server.storage().keyFile())),
              1);

      server.clock().set(Instant.parse("2026-11-25T21:10:00Z"));

      assertThat(mail.waitForIncomingEmail(120_000, 1)).isTrue();
      MimeMessage received = mail.getReceivedMessages()[0];
      assertThat(received.getSubject()).isEqualTo("[Kartero] daily succeeded: 1 row");
      assertThat(GreenMailUtil.getWholeMessage(received))
          .contains("gs://samplebucket/output/2026-11-26/1795641000.csv");
      assertThat(
              new String(
                  server
                      .storage()
                      .object("samplebucket", "output/2026-11-26/1795641000.csv")
                      .bytes(),
                  StandardCharsets.UTF_8))
          .isEqualTo("answer\r\n42\r\n");
    } finally {
      mail.stop();
    }
  }
}
