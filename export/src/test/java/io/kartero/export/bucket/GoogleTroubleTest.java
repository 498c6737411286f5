package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.GoogleFault.Step;
import io.kartero.export.bucket.GoogleTrouble.About;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/// What another attempt can mend, and what the error says of it.
class GoogleTroubleTest {
  private static final GoogleFault FAULT =
      new GoogleFault(
          "b",
          "o",
          "a@b",
          URI.create("https://oauth2.googleapis.com/token"),
          Duration.ofMinutes(9));

  @Test
  void aServerThatIsNotTrustedIsNotAskedAgain() {
    SSLHandshakeException refusal = new SSLHandshakeException("no");
    refusal.initCause(new CertificateException("nobody vouches for it"));
    GoogleTrouble trouble = GoogleTrouble.unanswered(About.ANSWER, refusal);

    assertThat(trouble.passes()).isFalse();
    assertThat(FAULT.of(Step.OPEN, trouble))
        .hasMessage(
            "gs://b/o was not written: the connection failed (CertificateException: nobody vouches"
                + " for it); run the export again.");
  }

  @Test
  void aNameThatIsNotFoundIsAskedForAgain() {
    GoogleTrouble trouble =
        GoogleTrouble.unanswered(About.TOKEN, new UnknownHostException("oauth2.googleapis.com"));

    assertThat(trouble.passes()).isTrue();
    assertThat(FAULT.of(Step.OPEN, trouble))
        .hasMessage(
            "gs://b/o was not written: no access token came from https://oauth2.googleapis.com/token"
                + " for 540 s (UnknownHostException: oauth2.googleapis.com); run the export again.");
  }
}
