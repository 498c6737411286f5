package io.kartero.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import io.kartero.testing.Program;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// Against real mail servers: GreenMail, and SubEtha where one must refuse or speak STARTTLS. Long,
/// for each way to a mail server has its certificates and its answers here.
class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final Message MESSAGE =
      new Message("[Kartero] 日次 succeeded", "plain 日次\n", "<p>html 日次</p>\n");

  @TempDir Path folder;
  final SettableClock clock = new SettableClock(NOW);
  final DataSource source = TestDatabase.H2.fresh();
  final NotificationStore store = new NotificationStore(JdbcClient.create(source));
  GreenMail mail = server(ServerSetup.PROTOCOL_SMTP, 0);

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void aMailHasPlainTextAndHtml() throws Exception {
    long id = queue("reader@example.com");

    assertThat(outbox(plain()).send(id)).isEmpty();

    MimeMessage received = onlyMail();
    assertThat(received.getSubject()).isEqualTo("[Kartero] 日次 succeeded");
    assertThat(received.getFrom()[0]).hasToString("kartero@example.com");
    assertThat(received.getAllRecipients()).hasSize(1);
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String body = GreenMailUtil.getWholeMessage(received);
    assertThat(body).contains("text/plain", "text/html", "multipart/alternative");
    assertThat(state(id)).isEqualTo("sent after 1");
  }

  @Test
  void aSentMailIsNotSentAgain() {
    long id = queue("reader@example.com");
    outbox(plain()).send(id);

    assertThat(outbox(plain()).send(id)).isEmpty();

    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aHostileSubjectBeginsNoHeader() throws Exception {
    Message hostile = new Message("x\r\nBcc: other@example.com\r\n\r\nbody", "text", "html");
    long id = store.insert(1, "reader@example.com", hostile, NOW).orElseThrow();

    outbox(plain()).send(id);

    MimeMessage received = onlyMail();
    assertThat(received.getHeader("Bcc")).isNull();
    assertThat(received.getAllRecipients()).hasSize(1);
  }

  @Test
  void whereTheServerDiedBeforeItsNoteTheMailComesTwiceUnderOneMessageId() throws Exception {
    long id = queue("reader@example.com");
    new Smtp(plain()).send(store.queued(id).orElseThrow());

    outbox(plain()).send(id);

    assertThat(mail.getReceivedMessages()).hasSize(2);
    assertThat(mail.getReceivedMessages()[0].getMessageID())
        .isEqualTo(mail.getReceivedMessages()[1].getMessageID())
        .matches("<kartero-1-1-\\d+@example.com>");
  }

  @Test
  void anOutageDelaysAMailAndLosesNone() {
    MailServer server = plain();
    ManualScheduler scheduler = scheduler(outbox(server));
    long id = queue("reader@example.com");
    mail.stop();

    runAt(scheduler, NOW);
    runAt(scheduler, NOW.plusSeconds(59));
    assertThat(state(id)).isEqualTo("queued after 1");
    runAt(scheduler, NOW.plusSeconds(60));
    assertThat(state(id)).isEqualTo("queued after 2");
    runAt(scheduler, NOW.plusSeconds(179));
    assertThat(state(id)).isEqualTo("queued after 2");

    mail = server(ServerSetup.PROTOCOL_SMTP, server.port());
    mail.start();
    runAt(scheduler, NOW.plusSeconds(180));
    runAt(scheduler, NOW.plusSeconds(10_000));

    assertThat(state(id)).isEqualTo("sent after 3");
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void inTheEndAMailIsGivenUp() {
    Outbox outbox = new Outbox(store, new Smtp(plain()), Duration.ofHours(4), clock);
    long id = queue("reader@example.com");
    mail.stop();
    Optional<Instant> again = Optional.of(NOW);
    int tries = 0;
    while (again.isPresent()) {
      clock.set(again.get());
      again = outbox.send(id);
      tries++;
    }

    assertThat(state(id)).isEqualTo("given_up after " + tries);
    assertThat(Duration.between(NOW, clock.instant()))
        .isEqualTo(Duration.ofHours(3).plusMinutes(3));
    assertThat(problem(id)).startsWith("ConnectException: ");
  }

  @Test
  void aServerThatDoesNotKnowStarttlsGetsNothing() {
    MailServer server = to(mail.getSmtp().getPort(), Tls.STARTTLS, Optional.empty());
    long id = queue("reader@example.com");

    assertThat(outbox(server).send(id)).isPresent();

    assertThat(problem(id))
        .isEqualTo("MessagingException: STARTTLS is required but host does not support STARTTLS");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithTlsIsKnownByItsCertificateAndTakesUserAndPassword() {
    Path certificate = certificate();
    GreenMail secure = server(ServerSetup.PROTOCOL_SMTPS, 0);
    secure.setUser("kartero@example.com", "kartero", "secret");
    secure.start();
    try {
      int port = secure.getSmtps().getPort();
      long refused = queue("one@example.com");
      assertThat(outbox(secure(port, Optional.empty(), "secret")).send(refused)).isPresent();
      assertThat(problem(refused)).contains("unable to find valid certification path");
      long taken = queue("two@example.com");

      Optional<Authorities> trusted = Authorities.read(certificate);
      assertThat(outbox(secure(port, trusted, "secret")).send(taken)).isEmpty();

      assertThat(secure.getReceivedMessages()).hasSize(1);
      long wrong = queue("three@example.com");
      assertThat(outbox(secure(port, trusted, "guessed")).send(wrong)).isPresent();
      assertThat(problem(wrong)).contains("AuthenticationFailed").doesNotContain("guessed");
    } finally {
      secure.stop();
      System.clearProperty("greenmail.tls.keystore.file");
    }
  }

  @Test
  void aMailThatTheServerRefusesForGoodIsGivenUpAtOnce() {
    SMTPServer strict = strict(550, "5.1.1 no such mailbox");
    try {
      long id = queue("nobody@example.com");

      assertThat(outbox(to(strict.getPortAllocated(), Tls.NONE, Optional.empty())).send(id))
          .isEmpty();

      assertThat(state(id)).isEqualTo("given_up after 1");
      assertThat(problem(id)).isEqualTo("SMTPAddressFailedException: 550 5.1.1 no such mailbox");
    } finally {
      strict.stop();
    }
  }

  @Test
  void aMailThatTheServerCannotTakeNowIsTriedAgain() {
    SMTPServer busy = strict(451, "4.3.0 busy");
    try {
      long id = queue("reader@example.com");

      assertThat(outbox(to(busy.getPortAllocated(), Tls.NONE, Optional.empty())).send(id))
          .isPresent();

      assertThat(state(id)).isEqualTo("queued after 1");
    } finally {
      busy.stop();
    }
  }

  @Test
  void starttlsProtectsAMailBeforeItIsSent() throws Exception {
    Path certificate = certificate();
    List<String> received = new CopyOnWriteArrayList<>();
    SMTPServer server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireTLS()
            .startTlsSocketFactory(certified())
            .messageHandler((context, from, to, data) -> received.add(to))
            .build();
    server.start();
    try {
      int port = server.getPortAllocated();
      long id = queue("reader@example.com");

      Outbox outbox = outbox(to(port, Tls.STARTTLS, Authorities.read(certificate)));
      assertThat(outbox.send(id)).isEmpty();

      assertThat(state(id)).isEqualTo("sent after 1");
      assertThat(received).containsExactly("reader@example.com");
    } finally {
      server.stop();
      System.clearProperty("greenmail.tls.keystore.file");
    }
  }

  @Test
  void aFileWithoutCertificatesIsNone() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThat(Authorities.read(empty)).isEmpty();
    assertThat(Authorities.read(folder.resolve("missing.pem"))).isEmpty();
    assertThat(Authorities.read(Files.writeString(empty, "no certificate"))).isEmpty();
  }

  /// Answers every recipient with one reply.
  private static SMTPServer strict(int code, String reply) {
    SMTPServer server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Refusing(code, reply))
            .build();
    server.start();
    return server;
  }

  private record Refusing(int code, String reply) implements MessageHandler {
    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      throw new RejectException(code, reply);
    }

    @Override
    public String data(InputStream data) {
      return "250 OK";
    }

    @Override
    public void done() {}
  }

  private static MailServer to(int port, Tls tls, Optional<Authorities> authorities) {
    return new MailServer(
        "127.0.0.1",
        port,
        tls,
        authorities,
        Optional.empty(),
        Optional.empty(),
        "kartero@example.com",
        Duration.ofSeconds(10));
  }

  /// With the key of [#certificate].
  private SSLContext certified() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance(folder.resolve("mail.p12").toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private MailServer plain() {
    return to(mail.getSmtp().getPort(), Tls.NONE, Optional.empty());
  }

  private static MailServer secure(int port, Optional<Authorities> authorities, String password) {
    return new MailServer(
        "127.0.0.1",
        port,
        Tls.TLS,
        authorities,
        Optional.of("kartero"),
        Optional.of(password),
        "kartero@example.com",
        Duration.ofSeconds(10));
  }

  /// Gives GreenMail a certificate for this address.
  ///
  /// @return the certificate in PEM
  private Path certificate() {
    Path store = folder.resolve("mail.p12");
    Path pem = folder.resolve("mail.pem");
    Program keytool = new Program(Path.of(System.getProperty("java.home"), "bin", "keytool"));
    keytool
        .run(
            "-genkeypair",
            "-alias",
            "mail",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "SAN=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString())
        .successful();
    keytool
        .run(
            "-exportcert",
            "-rfc",
            "-alias",
            "mail",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString(),
            "-file",
            pem.toString())
        .successful();
    System.setProperty("greenmail.tls.keystore.file", store.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    assertThat(Files.exists(pem)).isTrue();
    return pem;
  }

  private static GreenMail server(String protocol, int port) {
    return new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
  }

  private Outbox outbox(MailServer server) {
    return new Outbox(store, new Smtp(server), Duration.ofDays(3), clock);
  }

  private long queue(String recipient) {
    long id = store.insert(1, recipient, MESSAGE, NOW).orElseThrow();
    new TransactionTemplate(new JdbcTransactionManager(source))
        .executeWithoutResult(status -> new MailQueue(source).send(id, NOW));
    return id;
  }

  private ManualScheduler scheduler(Outbox outbox) {
    ManualScheduler scheduler =
        TestHelper.createManualScheduler(source, MailQueue.task(outbox, clock))
            .tableName(MailQueue.TABLE)
            .clock(new com.github.kagkarlsson.scheduler.testhelper.SettableClock())
            .build();
    scheduler.start();
    return scheduler;
  }

  private void runAt(ManualScheduler scheduler, Instant time) {
    clock.set(time);
    scheduler.setTime(time);
    scheduler.runAnyDueExecutions();
  }

  private MimeMessage onlyMail() {
    assertThat(mail.getReceivedMessages()).hasSize(1);
    return mail.getReceivedMessages()[0];
  }

  private String state(long id) {
    return JdbcClient.create(source)
        .sql("select state || ' after ' || attempts from notification where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private String problem(long id) {
    return JdbcClient.create(source)
        .sql("select problem from notification where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
