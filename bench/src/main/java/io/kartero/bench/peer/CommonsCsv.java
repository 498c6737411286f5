package io.kartero.bench.peer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// What most Java code does: `getString` for each value, Apache Commons CSV, `GZIPOutputStream`.
public final class CommonsCsv {
  private static final int BUFFER = 1 << 16;

  private CommonsCsv() {}

  /// `WAREHOUSE SQL FILE`
  public static void main(String[] arguments) throws SQLException, IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setRecordSeparator("\n").setNullString("").get();
    try (Connection connection = Jdbc.open(Path.of(arguments[0]));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[1]);
        CSVPrinter printer =
            new CSVPrinter(
                new BufferedWriter(
                    new OutputStreamWriter(
                        new GZIPOutputStream(
                            Files.newOutputStream(Path.of(arguments[2])), BUFFER),
                        StandardCharsets.UTF_8),
                    BUFFER),
                format)) {
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        printer.print(rows.getMetaData().getColumnLabel(i));
      }
      printer.println();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          printer.print(rows.getString(i));
        }
        printer.println();
      }
    }
  }
}
