package io.kartero.server.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Hands mails to the mail server.
final class Smtp {
  private static final Pattern FINAL_REPLY = Pattern.compile("5\\d\\d[ -]");

  private final JavaMailSenderImpl sender;
  private final MailServer server;

  Smtp(MailServer server) {
    this.server = server;
    this.sender = new JavaMailSenderImpl();
    sender.setHost(server.host());
    sender.setPort(server.port());
    sender.setProtocol(server.tls() == Tls.TLS ? "smtps" : "smtp");
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    server.user().ifPresent(sender::setUsername);
    server.password().ifPresent(sender::setPassword);
    sender.setJavaMailProperties(properties());
  }

  private Properties properties() {
    String prefix = server.tls() == Tls.TLS ? "mail.smtps." : "mail.smtp.";
    String timeout = Long.toString(server.timeout().toMillis());
    Properties properties = new Properties();
    for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(prefix + step, timeout);
    }
    properties.setProperty(prefix + "auth", Boolean.toString(server.user().isPresent()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    if (server.tls() == Tls.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    server
        .authorities()
        .ifPresent(
            trusted -> properties.put(prefix + "ssl.socketFactory", trusted.socketFactory()));
    return properties;
  }

  /// @throws SmtpException when it was not taken
  void send(Notification notification) throws SmtpException {
    try {
      sender.send(mail(notification));
    } catch (MailSendException refused) {
      Exception[] reasons = refused.getMessageExceptions();
      throw failure(reasons.length == 0 ? refused : reasons[0]);
    } catch (MailException | MessagingException failure) {
      throw failure(failure);
    }
  }

  private MimeMessage mail(Notification notification) throws MessagingException {
    MimeMessage mail = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
    helper.setFrom(server.from());
    helper.setTo(notification.recipient());
    helper.setSubject(notification.message().subject());
    helper.setSentDate(Date.from(notification.createdAt()));
    helper.setText(notification.message().plainText(), notification.message().html());
    mail.setHeader("Message-ID", messageId(notification));
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  /// The same each time, so that a mail that comes twice can be told.
  private String messageId(Notification notification) {
    String domain = server.from().substring(server.from().indexOf('@') + 1);
    return "<kartero-%d-%d-%d@%s>"
        .formatted(
            notification.jobId(),
            notification.id(),
            notification.createdAt().toEpochMilli(),
            domain);
  }

  /// The innermost cause says what happened; the others say that a mail was not sent.
  private static SmtpException failure(Exception failure) {
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    String problem = innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    return new SmtpException(problem.strip().replaceAll("\\s+", " "), verdict(innermost), failure);
  }

  /// Replies that begin with 5 are final (RFC 5321, 4.2.1). A password can be put right, though.
  private static SmtpException.Verdict verdict(Throwable failure) {
    boolean refused =
        failure instanceof MessagingException
            && !(failure instanceof AuthenticationFailedException)
            && FINAL_REPLY.matcher(String.valueOf(failure.getMessage())).lookingAt();
    return refused ? SmtpException.Verdict.NEVER : SmtpException.Verdict.TRY_LATER;
  }
}
