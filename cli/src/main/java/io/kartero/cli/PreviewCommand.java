package io.kartero.cli;

import io.kartero.export.check.Finding;
import io.kartero.export.check.KarteCheck;
import io.kartero.export.compress.Compression;
import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.settings.ExportSettings;
import io.kartero.query.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The first lines of a file that is not written.
@Command(
    name = "preview",
    description = "Show the first lines of an export's file, byte for byte; deliver nothing.",
    footer = {
      "",
      "What KARTE would do with the file is told too. Shown for what cannot be seen:",
      "␍ CR, ␊ LF, ␉ tab, ∅ a NULL that is written as nothing (\\r \\n \\t \\0 where the terminal does not know UTF-8).",
      "",
      "Examples:",
      "  kartero preview -d shop 'SELECT * FROM customers' -r @karte.json",
      "  kartero preview -d shop -f daily.sql -r @karte.json --set newline=LF --rows 3"
    })
final class PreviewCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Mixin private SqlArgument sql = new SqlArgument();
  @Mixin private SettingsArgument settings = new SettingsArgument();

  @Option(names = "--rows", paramLabel = "N", description = "How many rows; default: 10.")
  private int rows = 10;

  PreviewCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    Session session = kartero.session();
    String text = sql.read(session);
    if (rows < 0) {
      throw new CallerError("--rows", "is " + rows, "give a number of rows");
    }
    Order order = Order.of(kartero, settings);
    try (Origin origin = Origin.open(kartero, sql);
        Result result = origin.query(text)) {
      SqlArgument.requireRows(result);
      PrintStream out = session.out();
      describe(order, out);
      new FirstLines(order.settings().dialect(), session.terminal().symbols())
          .print(result, rows, out);
      out.println();
      for (Finding finding : new KarteCheck(order.settings()).columns(result.schema())) {
        out.println(Warnings.text(finding));
      }
      out.println("Nothing was delivered.");
    }
    return ExitCode.DONE;
  }

  private static void describe(Order order, PrintStream out) {
    ExportSettings settings = order.settings();
    out.println("object        " + order.place());
    out.println("content type  " + settings.contentType());
    String packing =
        switch (settings.compression()) {
          case Compression.None none -> "";
          case Compression.Gzip gzip -> "gzip";
          case Compression.Bzip2 bzip2 -> "bzip2";
        };
    if (!packing.isEmpty()) {
      out.println("compressed    " + packing);
    }
    order.key().map(EncryptionKey::toString).ifPresent(key -> out.println("encrypted to  " + key));
    out.println();
  }
}
