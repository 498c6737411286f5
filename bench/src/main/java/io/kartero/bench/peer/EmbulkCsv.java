package io.kartero.bench.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;
import org.embulk.config.ConfigSource;
import org.embulk.formatter.csv.CsvFormatterPlugin;
import org.embulk.spi.Buffer;
import org.embulk.spi.FileOutput;
import org.embulk.spi.FormatterSession;
import org.embulk.spi.PageBuilder;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Type;
import org.embulk.util.config.ConfigMapperFactory;

/// Embulk's own CSV formatter, driven directly, in gzip: what Treasure Data's exports are made with.
/// Types that Embulk does not have become texts.
public final class EmbulkCsv {
  private EmbulkCsv() {}

  /// `WAREHOUSE SQL FILE`
  public static void main(String[] arguments) throws SQLException, IOException {
    FormatterSession session = FormatterSession.open();
    ConfigSource configuration =
        ConfigMapperFactory.withDefault().newConfigSource().set("newline", "LF");
    CsvFormatterPlugin formatter = new CsvFormatterPlugin();
    try (Connection connection = Jdbc.open(Path.of(arguments[0]));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[1]);
        OutputStream file =
            new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[2])), 1 << 16)) {
      Schema schema = schema(rows.getMetaData());
      formatter.transaction(
          configuration,
          schema,
          task -> {
            Output output = new Output(file);
            PageBuilder pages =
                session.getPageBuilder(session, schema, formatter.open(task, schema, output));
            copy(rows, schema, pages);
            pages.finish();
            pages.close();
          });
    }
  }

  private static Schema schema(ResultSetMetaData columns) throws SQLException {
    Schema.Builder schema = Schema.builder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      schema.add(columns.getColumnLabel(i), type(columns.getColumnType(i)));
    }
    return schema.build();
  }

  private static Type type(int type) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER -> org.embulk.spi.type.Types.LONG;
      case Types.DOUBLE -> org.embulk.spi.type.Types.DOUBLE;
      case Types.BOOLEAN -> org.embulk.spi.type.Types.BOOLEAN;
      case Types.TIMESTAMP -> org.embulk.spi.type.Types.TIMESTAMP;
      default -> org.embulk.spi.type.Types.STRING;
    };
  }

  private static void copy(ResultSet rows, Schema schema, PageBuilder pages) {
    try {
      while (rows.next()) {
        for (int i = 0; i < schema.size(); i++) {
          copy(rows, i, schema.getColumnType(i).getName(), pages);
        }
        pages.addRecord();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(ResultSet rows, int column, String type, PageBuilder pages)
      throws SQLException {
    switch (type) {
      case "long" -> pages.setLong(column, rows.getLong(column + 1));
      case "double" -> pages.setDouble(column, rows.getDouble(column + 1));
      case "boolean" -> pages.setBoolean(column, rows.getBoolean(column + 1));
      case "timestamp" -> {
        LocalDateTime time = rows.getObject(column + 1, LocalDateTime.class);
        if (time != null) {
          pages.setTimestamp(column, time.toInstant(ZoneOffset.UTC));
        }
      }
      default -> {
        String text = rows.getString(column + 1);
        if (text != null) {
          pages.setString(column, text);
        }
      }
    }
    if (rows.wasNull()) {
      pages.setNull(column);
    }
  }

  private record Output(OutputStream file) implements FileOutput {
    @Override
    public void nextFile() {}

    @Override
    @SuppressWarnings("deprecation") // the only way to all of a buffer's bytes
    public void add(Buffer buffer) {
      try {
        file.write(buffer.array(), buffer.offset(), buffer.limit());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        buffer.release();
      }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
