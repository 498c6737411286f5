package io.kartero.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The computer on which is measured.
///
/// @param load how many processes wanted a processor in the last minute; below 0 where unknown
record Machine(
    String system, String processor, int processors, long memoryBytes, String java, double load) {
  private static final double BUSY = 0.7;

  static Machine current() {
    OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getName() + " " + system.getVersion(),
        processor(system.getArch()),
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }

  private static String processor(String architecture) {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst("^[^:]*:", "").strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException noSuchFileElsewhere) {
      return architecture;
    }
  }

  /// What whoever reads the results should know.
  Optional<String> warning() {
    if (load > BUSY) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "warning: the machine is busy (load average %.1f); times will be too long and"
                  + " ratios will spread",
              load));
    }
    return PeakMemory.isKnown()
        ? Optional.empty()
        : Optional.of("warning: this system does not tell the peak memory of processes");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d processors (%s), %.1f GB, %s, Java %s",
        processors,
        processor,
        memoryBytes / 1e9,
        system,
        java);
  }
}
