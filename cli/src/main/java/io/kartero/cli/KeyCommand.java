package io.kartero.cli;

import io.kartero.export.pgp.Certificate;
import io.kartero.export.pgp.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is in an OpenPGP public key.
@Command(
    name = "key",
    description = "List the keys in an OpenPGP public key, and which of them can encrypt a file.",
    footer = {
      "",
      "Examples:",
      "  kartero key partner.asc",
      "  gpg --export partner@example.com | kartero key -"
    })
final class KeyCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Parameters(paramLabel = "FILE", description = "The public key; - reads standard input.")
  private String file = "-";

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  KeyCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    Session session = kartero.session();
    try {
      List<Certificate> certificates = Certificate.readAll(read(session), session.clock());
      session.out().print(json ? KeyJson.of(certificates) : KeyText.of(certificates));
    } catch (UnusableKeyException e) {
      throw new CallerError("FILE", e.finding(), e.hint());
    }
    return ExitCode.DONE;
  }

  private byte[] read(Session session) throws IOException {
    if (file.equals("-")) {
      return session.in().readAllBytes();
    }
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new CallerError("FILE", Complaints.inWords(e), "");
    }
  }
}
