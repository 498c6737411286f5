package io.kartero.cli;

import io.kartero.export.Outcome;
import io.kartero.export.Receipt;
import io.kartero.query.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A query's result as one object in a bucket.
@Command(
    name = "export",
    description = "Run a query and deliver its result as one object in a bucket.",
    footer = {
      "",
      "The object is visible when it is whole, and never otherwise.",
      "",
      "Examples:",
      "  kartero export -d shop 'SELECT id, email FROM customers' \\",
      "    -r '{\"bucket\":\"samplebucket\",\"path_prefix\":\"/output/test.csv\"}'",
      "  kartero export -d shop -f daily.sql -r @karte.json \\",
      "    --set 'path_prefix=daily/${session_date_compact}.csv.gz' --set compression=gz",
      "  kartero export -d shop -f daily.sql -r @karte.json --bucket-folder ./buckets --json"
    })
final class ExportCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Mixin private SqlArgument sql = new SqlArgument();
  @Mixin private SettingsArgument settings = new SettingsArgument();

  @Option(names = "--json", description = "Print the receipt as JSON.")
  private boolean json;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Write the receipt, as JSON, to FILE.")
  private @Nullable Path receiptFile;

  ExportCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    Session session = kartero.session();
    String text = sql.read(session);
    Order order = Order.of(kartero, settings);
    requireFolderOfReceipt();
    Outcome outcome;
    try (Origin origin = Origin.open(kartero, sql);
        Result rows = origin.query(text)) {
      SqlArgument.requireRows(rows);
      outcome = new Delivery(session, order).run(rows, text);
    }
    return switch (outcome) {
      case Outcome.Delivered(Receipt receipt) -> report(receipt);
      case Outcome.Skipped() -> {
        session.say("The query returned no rows; nothing was delivered (on_empty is skip).");
        yield ExitCode.DONE;
      }
    };
  }

  /// Better said before the export than after it.
  private void requireFolderOfReceipt() {
    if (receiptFile != null && !Files.isDirectory(parent(receiptFile))) {
      throw new CallerError(
          "--receipt",
          parent(receiptFile) + " is no folder",
          "name a file in a folder that exists");
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  /// What is delivered stays so, whatever becomes of the receipt's file.
  private int report(Receipt receipt) {
    Session session = kartero.session();
    session.out().print(json ? receipt.toJson() + "\n" : ReceiptText.of(receipt));
    session.out().flush();
    if (receiptFile == null) {
      return ExitCode.DONE;
    }
    try {
      Files.writeString(receiptFile, receipt.toJson() + "\n");
      return ExitCode.DONE;
    } catch (IOException e) {
      session.say(
          "error: --receipt: "
              + Complaints.inWords(e)
              + " (the object is delivered; only the receipt's file is missing or in part)");
      return ExitCode.FAILED;
    }
  }
}
