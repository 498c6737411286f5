package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an answer may say, and what is not believed.
class GoogleAnswerTest {
  private static final URI OPENING = URI.create("https://storage.googleapis.com/upload");

  private static GoogleAnswer at(String location) {
    return new GoogleAnswer(200, location, "", "");
  }

  private static GoogleAnswer with(String range) {
    return new GoogleAnswer(308, "", range, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://europe.storage.googleapis.com", "HTTPS://fake_storage:4443"})
  void aSessionMayBeAtAnotherHost(String host) throws IOException {
    String session = host + "/upload?upload_id=A_b-c";

    assertThat(at(session).session(OPENING)).isEqualTo(URI.create(session));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/upload?upload_id=A",
        "https:///upload?upload_id=A",
        "http://storage.googleapis.com/upload?upload_id=A",
        "file://localhost/upload_id=A",
        "https://storage.googleapis.com/upload_id=A B",
      })
  void aSessionElsewhereIsNoneAndIsNotShown(String location) {
    assertThatThrownBy(() -> at(location).session(OPENING))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer names no session")
        .hasNoCause();
  }

  @Test
  void anAnswerDoesNotShowItsSession() {
    assertThat(at("https://storage.googleapis.com/upload?upload_id=A"))
        .hasToString("GoogleAnswer[200]");
  }

  @Test
  void whatIsSaidBecomesOneLineOfBearableLength() {
    String text = "no\\u001b[2J\\nyes\\u202e" + "x".repeat(9_999);
    GoogleAnswer answer = new GoogleAnswer(400, "", "", "{\"message\":\"" + text + "\"}");

    assertThat(answer.message()).startsWith("no [2J yes xxx").hasSize(504).endsWith("x ...");
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "bytes=0-0, 1", "bytes=0-999999999999999999, 1000000000000000000"})
  void aRangeSaysHowMuchHasCome(String range, long received) throws IOException {
    assertThat(with(range).received()).isEqualTo(received);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1-5", "0-5", "bytes=0-", "bytes=0--5", "bytes=0-9999999999999999999"})
  void aRangeThatMakesNoSenseIsNoAnswer(String range) {
    assertThatThrownBy(() -> with(range).received()).isInstanceOf(IOException.class);
  }
}
