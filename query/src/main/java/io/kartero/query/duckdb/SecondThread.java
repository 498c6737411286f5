package io.kartero.query.duckdb;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// DuckDB's second thread, where it may have two.
///
/// Whoever fetches rows does DuckDB's work meanwhile. As rows come in order, a second thread can
/// run ahead only as far as a small buffer goes; then the two wait for each other, asking again and
/// again, which took a sixth of an export's CPU on a machine of two processors, where others have
/// use for it. So with two, DuckDB gets no thread of its own. This one helps with the calls that
/// take long: sorting, grouping, joining, whatever comes before the first row.
final class SecondThread implements AutoCloseable {
  /// With so many threads allowed there is one. With more, one that waits harms nobody.
  static final int OF = 2;

  /// A call that fetches what is ready, or next to it, is over by then.
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);

  /// Without any call for so many times its patience it waits to be woken.
  private static final int QUIET = 50;

  /// As much as Linux gives to DuckDB's own threads.
  private static final long STACK = 8L << 20;

  private final long database;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;

  private SecondThread(long database) {
    this.database = database;
    this.thread = Thread.ofPlatform().daemon().name("duckdb").stackSize(STACK).unstarted(this::run);
  }

  static SecondThread start(long database) {
    SecondThread second = new SecondThread(database);
    second.thread.start();
    return second;
  }

  /// To be ended when the call has returned.
  Call begin() {
    Call call = new Call();
    calls.add(call);
    if (asleep) {
      LockSupport.unpark(thread);
    }
    return call;
  }

  private void run() {
    int quiet = 0;
    while (!closed) {
      Optional<Call> slow = calls.stream().filter(Call::isSlow).findAny();
      if (slow.isPresent()) {
        slow.get().help();
      } else if (quiet < QUIET) {
        quiet = calls.isEmpty() ? quiet + 1 : 0;
        LockSupport.parkNanos(this, PATIENCE);
      } else {
        sleep();
        quiet = 0;
      }
    }
  }

  private void sleep() {
    asleep = true;
    if (calls.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /// Waits until it is out of DuckDB, so that the database can go. No call is under way any more.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A call into DuckDB that does work.
  final class Call implements AutoCloseable {
    private final long begun = System.nanoTime();
    private long tasks;
    private boolean ended;

    private boolean isSlow() {
      return System.nanoTime() - begun > PATIENCE;
    }

    /// Does DuckDB's work, this call's or another's, until the call is over.
    private void help() {
      synchronized (this) {
        if (ended) {
          return;
        }
        tasks = Native.CREATE_TASKS.call(database);
      }
      Native.EXECUTE_TASKS.call(tasks);
      synchronized (this) {
        Native.DESTROY_TASKS.call(tasks);
        tasks = 0;
      }
    }

    @Override
    public synchronized void close() {
      ended = true;
      calls.remove(this);
      if (tasks != 0) {
        Native.FINISH_TASKS.call(tasks);
      }
    }
  }
}
