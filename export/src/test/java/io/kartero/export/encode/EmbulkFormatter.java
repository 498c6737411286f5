package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.embulk.config.ConfigSource;
import org.embulk.formatter.csv.CsvFormatterPlugin;
import org.embulk.spi.Buffer;
import org.embulk.spi.FileOutput;
import org.embulk.spi.FormatterSession;
import org.embulk.spi.PageBuilder;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;
import org.embulk.util.config.ConfigMapperFactory;
import org.jspecify.annotations.Nullable;

/// The bytes that Embulk's own CSV formatter makes of rows.
final class EmbulkFormatter {
  private static final ConfigMapperFactory CONFIGURATION = ConfigMapperFactory.withDefault();

  private EmbulkFormatter() {}

  /// @param rows with values as the specifications write them
  static byte[] format(Schema schema, Dialect dialect, List<? extends List<?>> rows) {
    FormatterSession session = FormatterSession.open();
    org.embulk.spi.Schema.Builder columns = org.embulk.spi.Schema.builder();
    for (Column column : schema.columns()) {
      columns.add(column.name(), type(column.type()));
    }
    org.embulk.spi.Schema pages = columns.build();
    Captured captured = new Captured();
    CsvFormatterPlugin formatter = new CsvFormatterPlugin();
    formatter.transaction(
        configuration(dialect),
        pages,
        task -> {
          PageBuilder page =
              session.getPageBuilder(session, pages, formatter.open(task, pages, captured));
          for (List<?> row : rows) {
            for (int i = 0; i < schema.size(); i++) {
              set(page, i, schema.column(i).type(), row.get(i));
            }
            page.addRecord();
          }
          page.finish();
          page.close();
        });
    return captured.bytes.toByteArray();
  }

  private static ConfigSource configuration(Dialect dialect) {
    if (dialect.newlineInField() == FieldNewline.KEEP) {
      throw new IllegalArgumentException("Embulk keeps no newlines");
    }
    ConfigSource configuration =
        CONFIGURATION
            .newConfigSource()
            .set("header_line", dialect.header() == Header.LINE)
            .set("delimiter", dialect.delimiter())
            .set("null_string", dialect.nullString())
            .set("quote_policy", dialect.quotes().name())
            .set("newline", dialect.newline().name())
            .set("newline_in_field", dialect.newlineInField().name())
            .set("charset", dialect.charset().name())
            .set(
                "default_timezone",
                Timestamps.isUtc(dialect.zone()) ? "UTC" : dialect.zone().getId());
    if (dialect.timestampFormat() instanceof TimestampFormat.Pattern(String text)) {
      configuration.set("default_timestamp_format", text);
    }
    return configuration;
  }

  private static Type type(DataType type) {
    return switch (type) {
      case Scalar.VARCHAR -> Types.STRING;
      case Scalar.BIGINT -> Types.LONG;
      case Scalar.DOUBLE -> Types.DOUBLE;
      case Scalar.BOOLEAN -> Types.BOOLEAN;
      case Scalar.TIMESTAMP_TZ -> Types.TIMESTAMP;
      default -> throw new IllegalArgumentException("Embulk has no " + type);
    };
  }

  private static void set(PageBuilder page, int column, DataType type, @Nullable Object value) {
    if (value == null) {
      page.setNull(column);
      return;
    }
    switch (type) {
      case Scalar.VARCHAR -> page.setString(column, SpecText.real((String) value));
      case Scalar.BIGINT -> page.setLong(column, (Long) value);
      case Scalar.DOUBLE -> page.setDouble(column, (Double) value);
      case Scalar.BOOLEAN -> page.setBoolean(column, (Boolean) value);
      case Scalar.TIMESTAMP_TZ -> {
        Instant instant = LocalDateTime.parse((String) value).toInstant(ZoneOffset.UTC);
        page.setTimestamp(column, instant);
      }
      default -> throw new IllegalArgumentException("Embulk has no " + type);
    }
  }

  private static final class Captured implements FileOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void nextFile() {}

    @Override
    @SuppressWarnings("deprecation") // the only way to all of a buffer's bytes
    public void add(Buffer buffer) {
      byte[] copy = new byte[buffer.limit()];
      buffer.getBytes(0, copy, 0, copy.length);
      bytes.writeBytes(copy);
      buffer.release();
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
