package io.kartero.bench.peer;

import io.trino.client.ClientSession;
import io.trino.client.Column;
import io.trino.client.StatementClient;
import io.trino.client.StatementClientFactory;
import io.trino.client.uri.TrinoUri;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/// What Trino's command line does for CSV: its client library reads rows, a printer quotes every
/// value.
public final class TrinoRows {
  private static final int BUFFER = 1 << 16;

  private TrinoRows() {}

  /// `URL SQL FILE plain|gzip`
  public static void main(String[] arguments) throws IOException {
    ClientSession session =
        TrinoUri.builder()
            .setUri(URI.create(arguments[0]))
            .setUser("bench")
            .build()
            .toClientSessionBuilder()
            .source("bench")
            .encoding(Optional.of("json+zstd,json+lz4,json"))
            .build();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setRecordSeparator("\n").setQuoteMode(QuoteMode.ALL).get();
    OkHttpClient http = new OkHttpClient();
    try (OutputStream file = Files.newOutputStream(Path.of(arguments[2]));
        OutputStream packed =
            arguments[3].equals("gzip") ? new GZIPOutputStream(file, BUFFER) : file;
        CSVPrinter printer =
            new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), BUFFER),
                format);
        StatementClient client =
            StatementClientFactory.newStatementClient(
                http, http, session, arguments[1], Optional.empty())) {
      print(client, printer);
    }
    System.exit(0); // the client's threads would stay for a minute
  }

  private static void print(StatementClient client, CSVPrinter printer) throws IOException {
    boolean named = false;
    while (client.isRunning()) {
      List<Column> columns = client.currentStatusInfo().getColumns();
      if (columns != null && !named) {
        printer.printRecord(columns.stream().map(Column::getName).toList());
        named = true;
      }
      for (List<Object> row : client.currentRows()) {
        for (Object value : row) {
          printer.print(Objects.toString(value, ""));
        }
        printer.println();
      }
      client.advance();
    }
    if (client.finalStatusInfo().getError() != null) {
      throw new IOException(client.finalStatusInfo().getError().getMessage());
    }
  }
}
