package io.kartero.server;

import io.kartero.server.account.FirstAdministrator.Credentials;
import io.kartero.server.platform.ServerSettings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the service until it is told to stop.
@Command(
    name = "serve",
    description =
        "Run the server: jobs, connections, schedules, and the API that td and Digdag speak.",
    footer = {
      "",
      "The first start makes an administrator and prints its password and API key,",
      "once; KARTERO_ADMIN_PASSWORD and KARTERO_ADMIN_API_KEY give them instead.",
      "Ctrl-C or SIGTERM stops the server: what runs may end within the grace.",
      "",
      "Examples:",
      "  kartero serve",
      "  kartero serve --port 9000 --home /srv/kartero --bucket-folder ./buckets",
      "  KARTERO_DATABASE_URL=postgresql://kartero:secret@db/kartero kartero serve",
      "  td -e http://127.0.0.1:8765 -k 1/0123... status"
    })
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SettingsOptions options = new SettingsOptions();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    KarteroSettings settings = KarteroSettings.read(options.sources(surroundings));
    Server server = Server.start(settings, surroundings.clock());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    PrintStream out = surroundings.out();
    server.newAdministrator().ifPresent(made -> tell(made, out));
    out.println("kartero: listening on " + address(settings.server(), server.port()));
    out.flush();
    if (!settings.server().isLoopback()) {
      surroundings
          .errors()
          .println(
              "kartero: other machines can reach this server, and send API keys unencrypted unless"
                  + " a proxy speaks TLS in front of it");
    }
    new CountDownLatch(1).await(); // the hook ends the process
    return ExitCode.DONE;
  }

  /// To be told to stop is no failure: the process then ends with exit code 0.
  private void stop(Server server) {
    server.close();
    surroundings.out().println("kartero: stopped");
    surroundings.out().flush();
    Runtime.getRuntime().halt(ExitCode.DONE);
  }

  private static void tell(Credentials made, PrintStream out) {
    out.println("kartero: made the administrator " + made.email());
    made.password().ifPresent(password -> out.println("  password  " + password));
    made.apiKey().ifPresent(key -> out.println("  API key   " + key));
    if (made.password().isPresent() || made.apiKey().isPresent()) {
      out.println("  Keep them now: they are not shown again.");
    }
  }

  private static String address(ServerSettings settings, int port) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "http://" + host + ":" + port;
  }
}
