package io.kartero.server;

import io.kartero.server.platform.EffectiveSetting;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the settings in effect.
@Command(
    name = "config",
    description = "Show the server's settings in effect, and where each comes from; no secrets.",
    footer = {
      "",
      "What is printed can be kept as kartero.yaml. Each key is also an environment",
      "variable: database.url is KARTERO_DATABASE_URL. Flags win over the environment,",
      "that over the file.",
      "",
      "Examples:",
      "  kartero config",
      "  kartero config --config /etc/kartero.yaml",
      "  KARTERO_PORT=9000 kartero config"
    })
final class ConfigCommand implements Callable<Integer> {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./][A-Za-z0-9./:_@?=&+-]*");

  private final Surroundings surroundings;

  @Mixin private SettingsOptions options = new SettingsOptions();

  ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<EffectiveSetting> settings =
        KarteroSettings.read(options.sources(surroundings)).effective();
    int width = settings.stream().mapToInt(each -> line(each).length()).max().orElse(0);
    for (EffectiveSetting setting : settings) {
      String line = line(setting);
      String gap = " ".repeat(Math.min(width, 60) - Math.min(line.length(), Math.min(width, 60)));
      surroundings.out().println(line + gap + "  # " + setting.origin());
    }
    surroundings.out().flush();
    return ExitCode.DONE;
  }

  /// What has no value, or one that is not shown, is a comment.
  private static String line(EffectiveSetting setting) {
    return switch (setting.shown()) {
      case SET -> setting.key() + ": " + yaml(setting.value());
      case SECRET -> "# " + setting.key() + " is set, and not shown";
      case UNSET -> "# " + setting.key() + " is not set";
    };
  }

  private static String yaml(String value) {
    return PLAIN.matcher(value).matches() && !value.endsWith(":")
        ? value
        : "'" + value.replace("'", "''") + "'";
  }
}
