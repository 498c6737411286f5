package io.kartero.cli;

import io.kartero.export.Outcome;
import io.kartero.export.Receipt;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.SettingsJson;
import io.kartero.query.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of `kartero demo`, each told as it is taken.
final class Demo {
  private static final TableName CUSTOMERS = new TableName("dataconnector_db", "data_connectors");
  private static final TableName STRIKES = new TableName("sample_datasets", "wildlife_strikes");
  private static final String QUERY =
      "SELECT id,account,purchase,comment,time FROM data_connectors";
  private static final String STRIKES_QUERY =
      """
      SELECT "Wildlife Species" AS species, count(*) AS strikes, sum("Cost Total $") AS dollars
      FROM wildlife_strikes GROUP BY species ORDER BY strikes DESC LIMIT 5\
      """;
  private static final String SETTINGS =
      """
      {"type":"karte","bucket":"samplebucket","path_prefix":"/output/test.csv","format":"csv",\
      "compression":"","header_line":false,"delimiter":",","null_string":"","newline":"CRLF"}\
      """;

  private final Kartero kartero;
  private final Warehouse warehouse;
  private final DemoFolder folder;
  private final PrintStream out;

  Demo(Kartero kartero, Warehouse warehouse, DemoFolder folder) {
    this.kartero = kartero;
    this.warehouse = warehouse;
    this.folder = folder;
    this.out = kartero.session().out();
  }

  void run() throws IOException {
    heading("1. Sample data, in " + kartero.home().warehouse());
    load(CUSTOMERS, folder.customers(), "invented customers");
    load(STRIKES, folder.strikes(), "aircraft that struck wildlife (U.S. FAA, public domain)");

    heading("2. A query, as `kartero query -d sample_datasets '...'` prints it");
    out.println(STRIKES_QUERY);
    out.println();
    try (Result result = warehouse.query(STRIKES.database(), STRIKES_QUERY)) {
      new TablePrinter(kartero.session()).print(result, out, Long.MAX_VALUE);
    }

    heading("3. Another one, delivered into the bucket samplebucket, a folder here");
    out.println(QUERY);
    out.println(SETTINGS);
    out.println();
    Receipt plain = deliver(Map.of());
    out.print(ReceiptText.of(plain));
    out.println();
    firstLines();

    heading("4. The same with the header line that KARTE wants and gzip, and with OpenPGP on top");
    Map<String, String> gzip =
        Map.of(
            "compression", "gz",
            "header_line", "true",
            "path_prefix", "output/test.csv.gz");
    tell(deliver(gzip));
    Map<String, String> encrypted =
        Map.of(
            "compression", "encryption_pgp",
            "header_line", "true",
            "compression_type", "gzip",
            "public_key", Files.readString(folder.publicKey()),
            "path_prefix", "output/test.csv.gz.pgp");
    Receipt secret = deliver(encrypted);
    tell(secret);

    heading("5. Receipt of the last one, as `kartero export --json` prints it");
    out.println(secret.toJson());
    next(secret);
  }

  private void heading(String text) {
    out.println();
    out.println(text);
    out.println();
  }

  private void load(TableName table, Path file, String what) {
    String rows = "already there, left as it is";
    if (!warehouse.holds(table)) {
      List<DataFile> files = List.of(DataFile.of(file, Optional.empty()));
      Loading loading = new Loading(warehouse, table, files, DataFile.FirstLine.NAMES);
      rows = "%,d rows".formatted(loading.run(Loading.Mode.CREATE));
    }
    out.println("%-34s %s: %s".formatted(table, rows, what));
  }

  private Receipt deliver(Map<String, String> changes) {
    ExportSettings settings = SettingsJson.parse(SETTINGS, changes);
    Order order =
        Order.of(
            kartero,
            settings,
            kartero.session().clock().instant().atZone(ZoneOffset.UTC),
            FolderBucket.in(folder.buckets(), settings.bucket()));
    try (Result rows = warehouse.query(CUSTOMERS.database(), QUERY)) {
      Outcome outcome = new Delivery(kartero.session(), order).run(rows, QUERY);
      return switch (outcome) {
        case Outcome.Delivered(Receipt receipt) -> receipt;
        case Outcome.Skipped() -> throw new IllegalStateException("on_empty is header_only");
      };
    }
  }

  private void tell(Receipt receipt) {
    out.println("%,9d bytes  %s".formatted(receipt.object().bytes(), receipt.object().location()));
  }

  private void firstLines() {
    try (Result result = warehouse.query(CUSTOMERS.database(), QUERY)) {
      ExportSettings settings = SettingsJson.parse(SETTINGS);
      new FirstLines(settings.dialect(), kartero.session().terminal().symbols())
          .print(result, 7, out);
    }
  }

  private void next(Receipt secret) throws IOException {
    String buckets = "--bucket-folder " + folder.buckets();
    heading("What to do next");
    out.println("Decrypt the last file (the demo's private key is no secret):");
    out.println("  gpg --import " + folder.privateKey());
    out.println("  gpg --decrypt " + secret.object().location() + " | gunzip");
    out.println("See what other settings do, without delivering anything:");
    out.println("  kartero preview -d dataconnector_db '" + QUERY + "' \\");
    out.println(
        "    -r '{\"bucket\":\"samplebucket\",\"path_prefix\":\"a.tsv\",\"format\":\"tsv\"}' "
            + buckets);
    out.println("Bring your own data:");
    out.println("  kartero load shop.customers customers.csv");
    out.println("Deliver to Google Cloud Storage: leave --bucket-folder out and add the service");
    out.println("account's key file to the settings as json_keyfile; test it first:");
    out.println("  kartero check -r @settings.json");
  }
}
