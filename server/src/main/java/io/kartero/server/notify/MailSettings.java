package io.kartero.server.notify;

import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import io.kartero.server.schedule.MailAddress;
import io.kartero.server.schedule.MailRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Mail about scheduled jobs. Without `mail.host` there is none.
///
/// @param usual for schedules that say nothing of their own
/// @param giveUpAfter how long a mail is tried
public record MailSettings(Optional<MailServer> server, MailRule usual, Duration giveUpAfter) {
  private static final SettingType<String> ADDRESS =
      new SettingType<>(
          "an address like kartero@example.com is accepted",
          text -> Optional.of(text).filter(MailAddress::isValid),
          Function.identity());

  private static final SettingType<List<String>> ADDRESSES =
      new SettingType<>(
          "addresses like name@example.com with commas between them are accepted",
          text -> Optional.of(MailAddress.list(text)).filter(MailAddress::areValid),
          addresses -> String.join(", ", addresses));

  private static final SettingType<MailRule.When> WHEN =
      SettingType.word(
          Arrays.stream(MailRule.When.values())
              .collect(Collectors.toMap(MailRule.When::word, Function.identity())));

  public static MailSettings read(Settings settings) {
    Optional<String> host = settings.optional("mail.host", SettingType.text());
    Tls tls = settings.value("mail.tls", SettingType.word(Tls.WORDS), Tls.STARTTLS);
    int port = settings.value("mail.port", SettingType.number(1, 65_535), tls.usualPort());
    Optional<Authorities> authorities =
        settings
            .optional("mail.ca.file", SettingType.path())
            .flatMap(file -> {
              Optional<Authorities> read = Authorities.read(file);
              if (read.isEmpty()) {
                settings.problem(
                    "mail.ca.file", "holds no certificates: " + file, "name a file of them in PEM");
              }
              return read;
            });
    Optional<String> user = settings.optional("mail.user", SettingType.text());
    Optional<String> password = settings.secret("mail.password");
    Optional<String> from = settings.optional("mail.from", ADDRESS);
    Duration timeout =
        settings.value("mail.timeout", SettingType.duration(), Duration.ofSeconds(30));
    List<String> to = settings.value("mail.to", ADDRESSES, List.of());
    MailRule.When when = settings.value("mail.on", WHEN, MailRule.When.FAILURE);
    Duration giveUpAfter =
        settings.value("mail.give.up.after", SettingType.duration(), Duration.ofDays(3));
    if (host.isPresent() && from.isEmpty()) {
      settings.problem("mail.from", "is missing", "name the sender, as in kartero@example.com");
    }
    Optional<MailServer> server =
        host.map(name ->
            new MailServer(name, port, tls, authorities, user, password, from.orElse(""), timeout));
    return new MailSettings(server, new MailRule(to, Optional.of(when)), giveUpAfter);
  }
}
