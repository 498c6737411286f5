package io.kartero.server.notify;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/// The mails' scheduler, running while the server does; there is none where no mail server is set.
final class MailScheduler implements SmartLifecycle {
  private final Optional<Scheduler> scheduler;
  private volatile boolean running;

  MailScheduler(Optional<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    scheduler.ifPresent(Scheduler::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    scheduler.ifPresent(Scheduler::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
