package io.kartero.export.settings;

/// What the file is called; it decides the delimiter where none is given.
public enum Format {
  CSV("csv", ","),
  TSV("tab-separated-values", "\t");

  private final String mediaSubtype;
  private final String delimiter;

  Format(String mediaSubtype, String delimiter) {
    this.mediaSubtype = mediaSubtype;
    this.delimiter = delimiter;
  }

  /// The delimiter of a file whose settings name none.
  public String delimiter() {
    return delimiter;
  }

  /// As HTTP spells it, without a charset: `text/csv`.
  String mediaType() {
    return "text/" + mediaSubtype;
  }
}
