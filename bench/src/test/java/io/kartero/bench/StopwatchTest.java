package io.kartero.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StopwatchTest {
  private static final int MEGABYTES = 200;

  @TempDir private Path folder;
  private final Interrupts interrupts = new Interrupts();

  private Measurement run(Invocation invocation) throws IOException, InterruptedException {
    return new Stopwatch(folder, interrupts).run("it", invocation);
  }

  private static Invocation shell(String script, Path output) {
    return new Invocation(List.of("/bin/sh", "-c", script), output);
  }

  @Test
  void processorTimeIsTheChildsAndThatOfItsOwnChildren() throws Exception {
    String busy = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

    Measurement idle = run(shell("true", folder.resolve("none")));
    Measurement once = run(shell(busy, folder.resolve("none")));
    Measurement inAChild = run(shell("(" + busy + "); true", folder.resolve("none")));

    assertThat(once.cpu()).isGreaterThan(idle.cpu().plus(Duration.ofMillis(10)));
    assertThat(inAChild.cpu()).isGreaterThan(idle.cpu().plus(Duration.ofMillis(10)));
    assertThat(once.wall()).isGreaterThanOrEqualTo(once.cpu().minus(Duration.ofMillis(10)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void peakMemoryIsTheChildsAndNotOurs() throws Exception {
    Java java = Java.current().withOptions(List.of("-Xms400m", "-Xmx400m", "-XX:+UseSerialGC"));

    Measurement small = run(shell("true; true", folder.resolve("none")));
    Measurement large =
        run(
            new Invocation(
                java.command(Hungry.class, Integer.toString(MEGABYTES)), folder.resolve("none")));

    assertThat(small.peakMegabytes()).isLessThan(20);
    assertThat(large.peakMegabytes()).isBetween((double) MEGABYTES, 400.0);
  }

  /// Takes so many megabytes and ends.
  static final class Hungry {
    private Hungry() {}

    public static void main(String[] arguments) {
      byte[][] all = new byte[Integer.parseInt(arguments[0])][];
      for (int i = 0; i < all.length; i++) {
        all[i] = new byte[1 << 20];
        Arrays.fill(all[i], (byte) 1);
      }
      System.out.println(all[all.length - 1][0]);
    }
  }

  @Test
  void outputIsMeasuredAndDeleted() throws Exception {
    Path output = folder.resolve("output");

    Measurement file = run(shell("printf 12345 > " + output, output));
    Measurement inFolder =
        run(
            shell(
                "mkdir -p %1$s/b %1$s/.hidden && printf 1234567 > %1$s/b/out && printf 1 > %1$s/.hidden/x"
                    .formatted(output),
                output));

    assertThat(file.bytes()).isEqualTo(5);
    assertThat(inFolder.bytes()).isEqualTo(7);
    assertThat(output).doesNotExist();
  }

  @Test
  void aProcessThatFailsIsNamedWithWhatItSaid() {
    assertThatThrownBy(
            () -> run(shell("echo out; echo no disk >&2; exit 3", folder.resolve("none"))))
        .isInstanceOf(BenchException.class)
        .hasMessage("it ended with exit code 3:\nout\nno disk");
  }

  @Test
  void anInterruptKillsTheChildAndLeavesNothing() throws Exception {
    Path output = folder.resolve("output");
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Thread stopping =
        Thread.ofPlatform()
            .start(() -> {
              // The fifo opens as soon as the child is there.
              try (InputStream started = Files.newInputStream(fifo)) {
                started.read();
                interrupts.stop();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThatThrownBy(
            () -> run(shell("echo > %s; echo > %s; sleep 600".formatted(output, fifo), output)))
        .isInstanceOf(BenchException.class)
        .hasMessage("cancelled");

    stopping.join();
    assertThat(output).doesNotExist();
  }
}
