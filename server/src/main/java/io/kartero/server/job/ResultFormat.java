package io.kartero.server.job;

import io.kartero.export.encode.Dialect.Header;

/// How the rows of a result are handed out.
public enum ResultFormat {
  /// Each row an array, one behind the other, nothing around them.
  MSGPACK("msgpack", "application/x-msgpack"),
  /// The same, in gzip.
  MSGPACK_GZ("msgpack.gz", "application/octet-stream"),
  /// Each row an array in a line of its own.
  JSON("json", "application/json"),
  CSV("csv", "text/csv; charset=utf-8"),
  CSV_WITH_HEADER("header.csv", "text/csv; charset=utf-8"),
  TSV("tsv", "text/tab-separated-values; charset=utf-8"),
  TSV_WITH_HEADER("header.tsv", "text/tab-separated-values; charset=utf-8");

  private final String extension;
  private final String contentType;

  ResultFormat(String extension, String contentType) {
    this.extension = extension;
    this.contentType = contentType;
  }

  String extension() {
    return extension;
  }

  public String contentType() {
    return contentType;
  }

  /// The same format with or without a line of the columns' names, where it can have one.
  public ResultFormat with(Header header) {
    return switch (this) {
      case CSV, CSV_WITH_HEADER -> header == Header.LINE ? CSV_WITH_HEADER : CSV;
      case TSV, TSV_WITH_HEADER -> header == Header.LINE ? TSV_WITH_HEADER : TSV;
      case MSGPACK, MSGPACK_GZ, JSON -> this;
    };
  }
}
