package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.testing.FakeFault;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.FakeRequest.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialTest {
  private static final String CANARY = "c4n4ryc4n4ry";
  private static final String REMEDY =
      "; give the key file exactly as Google Cloud offers it for download.";

  private static String keyFile(String privateKey) {
    return "{\"type\":\"service_account\",\"private_key_id\":\"1\",\"client_email\":\"a@b.c\","
        + "\"private_key\":\""
        + privateKey
        + "\"}";
  }

  private static Stream<Arguments> broken() {
    String begin = "-----BEGIN PRIVATE KEY-----";
    String end = "-----END PRIVATE KEY-----";
    return Stream.of(
        // The example of the Treasure Data reference, as the command line delivers it.
        Arguments.of(
            "{\"private_key_id\": \"ABCDEFGHIJ\", \"private_key\": \""
                + begin
                + "\\nABCDEFGHIJ\\ABCDEFGHIJ\\n"
                + end
                + "\\n\", \"client_email\": \"ABCDEFGHIJ@developer.gserviceaccount.com\","
                + " \"client_id\": \"ABCDEFGHIJ.apps.googleusercontent.com\", \"type\":"
                + " \"service_account\"}",
            "is no valid JSON at line 1, column 90: the backslash before it begins no JSON escape"),
        Arguments.of("", "is no JSON object"),
        Arguments.of("[]", "is no JSON object"),
        Arguments.of(
            "/home/" + CANARY + "/key.json",
            "is no valid JSON at line 1, column 1: something else is expected there"),
        Arguments.of(
            "{\"private_key\":\n  " + CANARY + "}",
            "is no valid JSON at line 2, column 3: something else is expected there"),
        Arguments.of(
            "{\"private_key\":\"" + CANARY,
            "is no valid JSON at line 1, column 29: it ends too early"),
        Arguments.of("{} {}", "has more text after its JSON object"),
        Arguments.of(
            "{\"" + CANARY + "\":1, \"private_key\":[\"" + CANARY + "\"], \"client_email\":\" \"}",
            "has no text in \"type\", \"private_key_id\", \"private_key\", \"client_email\""),
        Arguments.of(
            keyFile(CANARY).replace("service_account", "authorized_user"),
            "is no service account's key: its \"type\" is not \"service_account\""),
        Arguments.of(
            keyFile(CANARY),
            "has a \"private_key\" that is not in PKCS#8: it must begin with "
                + begin
                + " and end with "
                + end),
        Arguments.of(
            keyFile("-----BEGIN RSA PRIVATE KEY-----" + CANARY),
            "has a \"private_key\" in PKCS#1, PKCS#8 is needed"),
        Arguments.of(
            keyFile("-----BEGIN ENCRYPTED PRIVATE KEY-----" + CANARY),
            "has a \"private_key\" that is encrypted with a pass phrase"),
        Arguments.of(
            keyFile(begin + "\\n" + CANARY + "!\\n" + end),
            "has a \"private_key\" that is not base64 between its dashed lines"),
        Arguments.of(
            keyFile(begin + "\\n" + CANARY + "\\n" + end),
            "has a \"private_key\" that is no RSA key in PKCS#8"),
        Arguments.of(
            withTokenUri("http://" + CANARY + ".example/token"),
            "has a \"token_uri\" that is no https address"),
        Arguments.of(
            withTokenUri("https://" + CANARY + ".example:99999/token"),
            "has a \"token_uri\" that is no https address"),
        Arguments.of(
            withTokenUri(CANARY + " token"), "has a \"token_uri\" that is no https address"));
  }

  private static String withTokenUri(String tokenUri) {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      return fake.keyFile().replace(fake.uri() + "/token", tokenUri);
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenKeyFileIsExplainedWithoutAnyOfItsContent(String keyFile, String reason) {
    Credential credential = Credential.of(keyFile);

    BucketException failure =
        catchThrowableOfType(BucketException.class, () -> KeyFileJson.parse(credential));

    assertThat(failure.code()).isEqualTo(Code.BAD_CREDENTIAL);
    assertThat(failure).hasMessage("json_keyfile " + reason + REMEDY).hasNoCause();
    assertThat(stackTrace(failure)).doesNotContain(CANARY);
  }

  @Test
  void aKeyFileWithRealLineBreaksOrDoubledEscapesIsRead() {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      String keyFile = fake.keyFile();

      for (String same :
          List.of(keyFile, keyFile.replace("\\n", "\n"), keyFile.replace("\\n", "\\\\n"))) {
        ServiceAccountKey key = KeyFileJson.parse(Credential.of(same));
        assertThat(key.email()).isEqualTo(fake.account().email());
        assertThat(key.tokenUri()).isEqualTo(fake.uri().resolve("/token"));
        assertThat(key.privateKey())
            .isEqualTo(KeyFileJson.parse(Credential.of(keyFile)).privateKey());
      }
    }
  }

  @Test
  void withoutATokenUriGooglesIsMeant() {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      String keyFile = fake.keyFile().replace("token_uri", "other");

      assertThat(KeyFileJson.parse(Credential.of(keyFile)).tokenUri())
          .isEqualTo(ServiceAccountKey.GOOGLE);
    }
  }

  @Test
  void aCredentialIsComparedButNotShown() {
    Credential credential = Credential.of(CANARY);

    assertThat(credential).isEqualTo(Credential.of(CANARY)).isNotEqualTo(Credential.of("other"));
    assertThat(credential).hasSameHashCodeAs(Credential.of("other"));
    assertThat(credential).hasToString("Credential[masked]");
    assertThat(credential.reveal()).isEqualTo(CANARY);
  }

  /// Every fault that has a message of Google's behind it. The JVM's own log of requests, at FINE,
  /// is not ours to mask: only the key must not be in it.
  @Test
  void noFailureShowsTheKeyATokenOrASessionAndNoLogTheKey() {
    StringBuilder log = new StringBuilder();
    StringBuilder failures = new StringBuilder();
    Handler handler = recorder(log);
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.addHandler(handler);
    root.setLevel(Level.FINE);
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      fake.createBucket(GoogleBuckets.NAME);
      String keyFile = fake.keyFile();
      for (Kind kind : List.of(Kind.TOKEN, Kind.OPEN, Kind.CHUNK, Kind.FINAL)) {
        for (int status : new int[] {400, 401, 403, 404, 412, 501}) {
          fake.plan(kind, FakeFault.status(status), FakeFault.status(status));
          failures.append(outcome(fake, keyFile));
        }
      }
      failures.append(outcome(fake, fake.account().forgedKeyFile()));
      GoogleBucketSettings settings = GoogleBuckets.settings(fake, keyFile, GoogleBuckets.PATIENT);
      failures.append(settings).append(KeyFileJson.parse(settings.credential()));

      assertThat(failures)
          .contains("BucketException")
          .doesNotContain("ya29.")
          .doesNotContain("upload_id")
          .doesNotContain(linesOfTheKey(keyFile));
      assertThat(log).contains("POST /token").doesNotContain(linesOfTheKey(keyFile));
    } finally {
      root.setLevel(before);
      root.removeHandler(handler);
    }
  }

  private static String[] linesOfTheKey(String keyFile) {
    String pem = keyFile.replaceFirst("(?s).*BEGIN PRIVATE KEY-----\\\\n", "");
    String[] lines = pem.replaceFirst("(?s)\\\\n-----END.*", "").split("\\\\n", -1);
    assertThat(lines).hasSizeGreaterThan(20);
    return lines;
  }

  private static String outcome(FakeGoogleStorage fake, String keyFile) {
    byte[] bytes = BucketContract.bytes(2 * BucketContract.CHUNK);
    GoogleBucket bucket = GoogleBuckets.open(fake, keyFile, GoogleBuckets.PATIENT);
    try (Upload upload = bucket.upload(BucketContract.OBJECT)) {
      upload.write(bytes, 0, bytes.length);
      return upload.commit().toString();
    } catch (BucketException e) {
      return stackTrace(e);
    }
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static Handler recorder(StringBuilder log) {
    return new Handler() {
      private final SimpleFormatter formatter = new SimpleFormatter();

      @Override
      public void publish(LogRecord record) {
        log.append(formatter.format(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
