package io.kartero.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mails that are still to be sent. One that cannot be is tried again, first after a minute and
/// at last every hour, until its time is over or the mail server refuses it for good.
final class Outbox {
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final NotificationStore store;
  private final Smtp smtp;
  private final Duration giveUpAfter;
  private final InstantSource clock;

  Outbox(NotificationStore store, Smtp smtp, Duration giveUpAfter, InstantSource clock) {
    this.store = store;
    this.smtp = smtp;
    this.giveUpAfter = giveUpAfter;
    this.clock = clock;
  }

  /// Sends a mail, unless that is done. Where the server dies between the mail server's word and
  /// the note of it, the mail is sent again, under the same Message-ID.
  ///
  /// @return when it is to be tried again; nothing when there is nothing left to do
  Optional<Instant> send(long id) {
    Optional<Notification> queued = store.queued(id);
    return queued.flatMap(this::send);
  }

  private Optional<Instant> send(Notification notification) {
    try {
      smtp.send(notification);
    } catch (SmtpException failure) {
      return failed(notification, failure);
    }
    store.sent(notification.id(), clock.instant());
    return Optional.empty();
  }

  private Optional<Instant> failed(Notification notification, SmtpException failure) {
    Instant now = clock.instant();
    Instant again = now.plus(pause(notification.attempts()));
    if (failure.verdict() == SmtpException.Verdict.NEVER
        || again.isAfter(notification.createdAt().plus(giveUpAfter))) {
      store.givenUp(notification.id(), failure.problem(), now);
      LOG.error(
          "The mail about job {} to {} is given up after {} tries: {}",
          notification.jobId(),
          notification.recipient(),
          notification.attempts() + 1,
          failure.problem());
      return Optional.empty();
    }
    store.failed(notification.id(), failure.problem());
    LOG.warn(
        "The mail about job {} to {} could not be sent, and is tried again at {}: {}",
        notification.jobId(),
        notification.recipient(),
        again,
        failure.problem());
    return Optional.of(again);
  }

  void clean() {
    store.deleteEndedBefore(clock.instant().minus(KEPT));
  }

  private static Duration pause(int attempts) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
